package com.pbxportal.app.telephony;

import static com.pbxportal.app.support.Portal.platformAdmin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.Did;
import com.pbxportal.app.support.Numbers;
import com.pbxportal.app.support.Portal;
import com.pbxportal.app.support.Tenancy;
import com.pbxportal.app.support.User;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A number is called in more than one spelling, from outside and from inside, and by callers who look like others. */
class CalledNumberTest {

    private static final String UNMATCHED = "/api/v1/diagnostics/unmatched-calls";

    private static Phone annsDesk;
    private static Phone bobsDesk;
    private static Phone carlsDesk;
    private static User ann;
    private static Did annsNumber;
    private static Did carlsNumber;

    @BeforeAll
    static void assemble() {
        Portal.requireAsterisk();
        Tenancy acme = Tenancy.create();
        Tenancy globex = Tenancy.create();
        ann = acme.userWithPhone();
        User bob = acme.userWithPhone();
        User carl = globex.userWithPhone();
        annsNumber = acme.numberOf(ann);
        carlsNumber = globex.numberOf(carl);
        annsDesk = new Phone(ann.phone());
        bobsDesk = new Phone(bob.phone());
        carlsDesk = new Phone(carl.phone());
        Applies.everything();
        annsDesk.registers();
        bobsDesk.registers();
        carlsDesk.registers();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+%s", "%s", "+%s;phone-context=+1", "%s;npdi;rn=+15550001111", "+%s;isub=12", "%%2B%s"})
    void a_carrier_reaches_it_with_and_without_the_plus_and_with_parameters(String spelling) {
        try (Sipp desk = annsDesk.picksUp();
                Sipp call = Carrier.calls(spelling.formatted(annsNumber.number().substring(1)))) {
            call.succeeds();
            desk.succeeds();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"+$1-$2-$3", "+$1$2-$3"})
    void a_carrier_reaches_it_with_dashes(String spelling) {
        String dashed = annsNumber.number().substring(1).replaceFirst("(.)(...)(.*)", spelling);
        try (Sipp desk = annsDesk.picksUp();
                Sipp call = Carrier.calls(dashed)) {
            call.succeeds();
            desk.succeeds();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {";user=phone", ";transport=udp;user=phone"})
    void a_carrier_reaches_it_with_parameters_behind_the_host(String parameters) {
        try (Sipp desk = annsDesk.picksUp();
                Sipp call = Carrier.callsWithParameters(annsNumber, parameters)) {
            call.succeeds();
            desk.succeeds();
        }
    }

    @Test
    void the_beginning_of_a_number_is_nobodys_and_noted() {
        String beginning = annsNumber.number().substring(0, annsNumber.number().length() - 1);
        callNobody(beginning);
        callNobody(beginning.substring(1));

        assertThat(unmatched("sip:" + beginning + "@")).isPresent();
        assertThat(unmatched("sip:" + beginning.substring(1) + "@")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+%s", "%s"})
    void a_phone_reaches_its_own_tenants_number_inside(String spelling) {
        try (Sipp desk = annsDesk.picksUp();
                Sipp call =
                        bobsDesk.calls(spelling.formatted(annsNumber.number().substring(1)))) {
            call.succeeds();
            desk.succeeds();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"+%s", "%s"})
    void another_tenants_number_is_outside(String spelling) {
        try (Sipp there = carlsDesk.rings();
                Sipp call = bobsDesk.isRejectedBy(
                        spelling.formatted(carlsNumber.number().substring(1)))) {
            call.hearsANoticeAndIsRefusedWith(403);
            there.isStillWaiting();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s#", "%s;phone-context=example.com"})
    void an_extension_is_reached_with_what_phones_add_to_it(String spelling) {
        try (Sipp desk = annsDesk.picksUp();
                Sipp call = bobsDesk.calls(spelling.formatted(ann.extension()))) {
            call.succeeds();
            desk.succeeds();
        }
    }

    @Test
    void a_call_that_matches_nothing_is_told_of_as_it_came_and_counted() {
        String nobodys = "00" + Numbers.fresh().substring(1);
        for (int calls = 1; calls <= 2; calls++) {
            try (Sipp call = Carrier.isRejectedAt(nobodys)) {
                call.isRefusedWith(404);
            }
        }
        try (Sipp call = Carrier.isRejectedAt(nobodys + ";ext=12")) {
            call.isRefusedWith(404);
        }

        assertThat(unmatched("sip:" + nobodys + "@")).get().satisfies(told -> {
            assertThat(told.path("trunk").asString()).isEqualTo("trunk-sandbox");
            assertThat(told.path("count").asInt()).isEqualTo(2);
            assertThat(told.path("first_at").asString()).endsWith("Z");
        });
        assertThat(unmatched("sip:" + nobodys + ";ext=12@"))
                .get()
                .satisfies(told -> assertThat(told.path("count").asInt()).isEqualTo(1));
    }

    @Test
    void calls_to_nobody_are_listed_like_all_else_and_forgotten_once_they_are_looked_after() {
        String nobodys = "00" + Numbers.fresh().substring(1);
        callNobody(nobodys);
        callNobody(nobodys + ";ext=12");
        callNobody(nobodys + ";ext=12");
        String path = UNMATCHED + "?address=" + nobodys;

        Answer page = platformAdmin().get(path + "&sort=count&page_size=1").expect(200);
        assertThat(page.at("total").asInt()).isEqualTo(2);
        assertThat(page.at("items").findValues("count"))
                .extracting(JsonNode::asInt)
                .containsExactly(1);
        assertThat(counts(path + "&sort=count&page_size=1&page=2")).containsExactly(2);
        assertThat(counts(path + "&sort=-count&trunk=trunk-sandbox")).containsExactly(2, 1);
        assertThat(counts(path + "&trunk=another")).isEmpty();
        assertThat(platformAdmin()
                        .get(UNMATCHED + "?sort=trunk&page=0")
                        .expectProblem(400, "invalid_input")
                        .errors())
                .containsExactly(
                        "page: Invalid page: 0 (a whole number from 1)",
                        "sort: Invalid sort: trunk (one of last_at, first_at, count, or -<field>)");

        platformAdmin().delete(UNMATCHED).expect(204);

        assertThat(counts(UNMATCHED)).isEmpty();
        platformAdmin().delete(UNMATCHED).expect(204);
        callNobody(nobodys);
        assertThat(counts(path)).containsExactly(1);
    }

    @Test
    void without_asterisk_it_is_not_said_that_there_are_none() {
        Portal.managerCable().cut();
        try {
            platformAdmin().get(UNMATCHED).expectProblem(503, "asterisk_does_not_answer");
            platformAdmin().delete(UNMATCHED).expectProblem(503, "asterisk_does_not_answer");
        } finally {
            Portal.managerCable().mend();
        }
    }

    private static void callNobody(String called) {
        try (Sipp call = Carrier.isRejectedAt(called)) {
            call.isRefusedWith(404);
        }
    }

    private static List<Integer> counts(String path) {
        return platformAdmin().get(path).expect(200).at("items").findValues("count").stream()
                .map(JsonNode::asInt)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"49abc", "49,tenant-acme,1", "fax", "*97", "5", "$%7BSHELL(id)%7D"})
    void what_is_no_number_is_refused_and_evaluated_by_nothing(String called) {
        try (Sipp call = Carrier.isRejectedAt(called)) {
            call.isRefusedWith(404);
        }
    }

    @Test
    void an_outside_caller_does_not_look_like_a_colleague() {
        try (Sipp desk = annsDesk.picksUp();
                Sipp call = Carrier.calls(annsNumber, "1001")) {
            call.succeeds();
            desk.succeeds();
            desk.saw("From: \"External 1001\" <sip:anonymous@");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"+15557654321", "0155576543", "anonymous"})
    void an_outside_caller_with_a_whole_number_or_none_is_shown_as_the_carrier_says(String caller) {
        try (Sipp desk = annsDesk.picksUp();
                Sipp call = Carrier.calls(annsNumber, caller)) {
            call.succeeds();
            desk.succeeds();
            desk.saw("<sip:" + caller + "@");
        }
    }

    /** Names that would do something if anything took them for more than text. */
    static Stream<Arguments> names() {
        return Stream.of(
                arguments("\"${CHANNEL}\"", "\"${CHANNEL}\""),
                arguments("\"\\\",\\\"x,1,Hangup()\"", "\"\\\\\\\",\\\\\\\"x,1,Hangup()\""),
                arguments("\"" + "x".repeat(300) + "\"", "\"" + "x".repeat(79) + "\""),
                arguments("\"Ann 😀\"", "\"Ann 😀\""));
    }

    @ParameterizedTest
    @MethodSource("names")
    void an_outside_callers_name_is_shown_and_evaluated_by_nothing(String name, String shown) {
        try (Sipp desk = annsDesk.picksUp();
                Sipp call = Carrier.calls(annsNumber, name + " ", "Privacy: none")) {
            call.succeeds();
            desk.succeeds();
            desk.saw("From: " + shown + " <sip:+15557654321@");
        }
    }

    /** A trunk has no setting yet for whether to believe it. */
    @Test
    void what_a_trunk_asserts_of_a_caller_and_the_callers_privacy_are_passed_over() {
        try (Sipp desk = annsDesk.picksUp();
                Sipp call = Carrier.calls(
                        annsNumber,
                        "",
                        "Privacy: id\r\nP-Asserted-Identity: \"Asserted\" <sip:+15550001111@example.com>")) {
            call.succeeds();
            desk.succeeds();
            call.saw("P-Asserted-Identity: ");
            desk.saw("<sip:+15557654321@");
            assertThat(desk.has("15550001111")).isFalse();
        }
    }

    @Test
    void a_colleague_is_shown_by_extension() {
        try (Sipp desk = annsDesk.picksUp();
                Sipp call = bobsDesk.calls(String.valueOf(ann.extension()))) {
            call.succeeds();
            desk.succeeds();
            desk.saw("<sip:" + (ann.extension() + 1) + "@");
        }
    }

    private static Optional<JsonNode> unmatched(String address) {
        JsonNode items = platformAdmin()
                .get(UNMATCHED + "?address=" + address.replace("+", "%2B"))
                .expect(200)
                .at("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(item -> item.path("address").asString("").startsWith(address))
                .findFirst();
    }
}
