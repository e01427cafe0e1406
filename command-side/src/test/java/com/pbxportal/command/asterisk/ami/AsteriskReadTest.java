package com.pbxportal.command.asterisk.ami;

import static com.pbxportal.command.asterisk.ami.FakeManager.ID;
import static com.pbxportal.command.asterisk.ami.FakeManager.andClose;
import static com.pbxportal.command.asterisk.ami.FakeManager.packet;
import static com.pbxportal.command.asterisk.ami.FakeManager.raw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pbxportal.command.asterisk.ami.FakeManager.Reply;
import com.pbxportal.command.asterisk.dialplan.Dialplan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AsteriskReadTest {

    private static final String BEGIN = packet("Response: Success", "ActionID: " + ID, "EventList: start");
    private static final String END = end(3, 2);
    private static final Dialplan WHOLE = new Dialplan.Builder()
            .step("acme", "1000", "1", "Goto(tenant-acme,1000,1)")
            .step("acme", "1001", "1", "Answer()")
            .include("acme", "outside")
            .build();

    private final FakeManager manager = new FakeManager();
    private final Asterisk asterisk = manager.asterisk();

    @AfterEach
    void close() throws IOException {
        manager.close();
    }

    /** As Asterisk writes them: what gets lost are ends of these. */
    private static List<String> writes() {
        return List.of(
                BEGIN,
                "Event: ListDialplan\r\nActionID: " + ID + "\r\n",
                "Context: acme\r\nExtension: 1000\r\n",
                "Priority: 1\r\nApplication: Goto\r\nAppData: tenant-acme,1000,1\r\n",
                "Registrar: pbx_config\r\n\r\n",
                "Event: ListDialplan\r\nActionID: " + ID + "\r\n",
                "Context: acme\r\nExtension: 1001\r\n",
                "Priority: 1\r\nApplication: Answer\r\nAppData: \r\n",
                "Registrar: pbx_config\r\n\r\n",
                "Event: ListDialplan\r\nActionID: " + ID + "\r\n",
                "Context: acme\r\nIncludeContext: outside\r\nRegistrar: pbx_config\r\n",
                "\r\n",
                END);
    }

    private static String end(int items, int priorities) {
        return packet(
                "Event: ShowDialPlanComplete",
                "ActionID: " + ID,
                "EventList: Complete",
                "ListItems: " + items,
                "ListExtensions: 2",
                "ListPriorities: " + priorities,
                "ListContexts: 1");
    }

    private static String whole() {
        return String.join("", writes());
    }

    private Dialplan read() {
        return asterisk.read(reading -> reading.dialplan(Set.of()));
    }

    /** Without a second try. */
    private Dialplan readOnce() {
        return readOnce(reading -> reading.dialplan(Set.of()));
    }

    private <T> T readOnce(Function<Reading, T> question) {
        try (AmiConnection connection = AmiConnection.open(manager.properties())) {
            T answer = question.apply(new Reading(connection, manager.properties()));
            connection.ping();
            return answer;
        }
    }

    @Test
    void a_whole_list_is_believed() {
        manager.reply("ShowDialPlan", raw(whole()));

        assertThat(read()).isEqualTo(WHOLE);
        assertThat(manager.asked("ShowDialPlan")).isOne();
    }

    @Test
    void a_list_that_does_not_end_with_a_ping_is_not() {
        manager.reply("ShowDialPlan", andClose(raw(whole())));

        assertThatThrownBy(this::read)
                .isInstanceOf(TornAnswer.class)
                .hasMessage("Asterisk's answer to ShowDialPlan came torn: Asterisk ended the connection after it");
        assertThat(manager.asked("ShowDialPlan")).isEqualTo(3);
    }

    @Test
    void a_list_that_is_torn_twice_is_asked_for_until_it_is_whole() {
        manager.reply("ShowDialPlan", andClose(raw(BEGIN + END)), andClose(raw(BEGIN)), raw(whole()));

        assertThat(read()).isEqualTo(WHOLE);
    }

    @Test
    void entries_that_are_missing_are_counted() {
        manager.reply("ShowDialPlan", raw(whole().replace(END, end(100_054, 100_050))));

        assertThatThrownBy(this::read).hasMessage("Asterisk's answer to ShowDialPlan came torn: 3 of 100,054 entries");
    }

    @Test
    void the_priorities_are_counted_too() {
        manager.reply("ShowDialPlan", raw(whole().replace(END, end(3, 3))));

        assertThatThrownBy(this::read).hasMessage("Asterisk's answer to ShowDialPlan came torn: 2 of 3 entries");
    }

    @Test
    void whichever_end_of_whichever_write_is_lost_shows_also_without_a_ping() {
        List<String> writes = writes();
        for (int lost = 0; lost < writes.size() - 1; lost++) {
            String write = writes.get(lost);
            for (int cut = 0; cut < write.length(); cut++) {
                List<String> torn = new ArrayList<>(writes);
                torn.set(lost, write.substring(0, cut));
                manager.reply("ShowDialPlan", raw(String.join("", torn)));

                assertThatThrownBy(this::readOnce).as("%s", torn).isInstanceOf(TornAnswer.class);
            }
        }
    }

    static Stream<Arguments> shortLists() {
        return Stream.of(
                Arguments.of(
                        "PJSIPShowContacts",
                        entries(
                                "ContactList",
                                "ObjectType: contact",
                                "ObjectName: acme-1000-desk;@0",
                                "Uri: sip:x@192.0.2.7",
                                "Endpoint: acme-1000-desk",
                                "Status: NonQualified"),
                        (Function<Reading, Object>) Reading::contacts),
                Arguments.of(
                        "DBGetTree",
                        entries("DBGetTreeResponse", "Key: /portal-unmatched/4711", "Val: 3 1767312000"),
                        (Function<Reading, Object>) reading -> reading.database("portal-unmatched")));
    }

    /** Three of a kind. */
    private static List<String> entries(String event, String... fields) {
        String entry = "Event: " + event + "\r\nActionID: " + ID + "\r\n" + packet(fields);
        String end = event.replace("Response", "") + "Complete";
        return List.of(
                BEGIN,
                entry,
                entry,
                entry,
                packet("Event: " + end, "ActionID: " + ID, "EventList: Complete", "ListItems: 3"));
    }

    @ParameterizedTest
    @MethodSource("shortLists")
    void neither_is_a_registration_nor_a_value_of_asterisks_database_believed_that_is_not_whole(
            String action, List<String> writes, Function<Reading, Object> question) {
        manager.reply(action, raw(String.join("", writes)));
        assertThat(readOnce(question)).isNotNull();
        for (int lost = 0; lost < writes.size() - 1; lost++) {
            String write = writes.get(lost);
            for (int cut = 0; cut < write.length(); cut++) {
                List<String> torn = new ArrayList<>(writes);
                torn.set(lost, write.substring(0, cut));
                manager.reply(action, raw(String.join("", torn)));

                assertThatThrownBy(() -> readOnce(question)).as("%s", torn).isInstanceOf(TornAnswer.class);
            }
        }
    }

    @Test
    void whatever_is_lost_between_two_places_shows_by_the_end_of_the_connection() {
        String whole = whole();
        for (int from = 0; from < whole.length(); from += 7) {
            for (int to = from + 1; to < whole.length(); to += 31) {
                manager.reply("ShowDialPlan", andClose(raw(whole.substring(0, from) + whole.substring(to))));

                assertThatThrownBy(this::readOnce).isInstanceOf(TornAnswer.class);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Event: ListDialplan\r\nActionID: 4711\r\nContext: a\r\nIncludeContext: b\r\nRegistrar: c\r\n\r\n",
                "Event: AuthList\r\nActionID: " + ID + "\r\nContext: a\r\nIncludeContext: b\r\nRegistrar: c\r\n\r\n",
                "Event: ListDialplan\r\nActionID: " + ID + "\r\nContext: a\r\nRegistrar: c\rIncludeContext: b\r\n\r\n",
                "Context: a\r\nIncludeContext: b\r\nRegistrar: c\r\n\r\n",
                "Respo\0nse: \u00ff{]=>\r\nEvent\r\n: ;\r\n\r\nMessage\r\n\r\n",
                "\r\n\r\n\r\n: \r\n\r\n",
                "Response: Success\r\nActionID: " + ID + "\r\nEventList: start\r\n\r\n"
            })
    void what_is_no_entry_is_never_taken_for_one(String nonsense) {
        manager.reply("ShowDialPlan", raw(BEGIN + nonsense + end(1, 0)));

        assertThatThrownBy(this::read).isInstanceOf(TornAnswer.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "three", "99999999999999999999", "3 ", "3\u0663"})
    void a_count_that_is_no_number_counts_nothing(String count) {
        manager.reply("ShowDialPlan", raw(whole().replace("ListItems: 3", "ListItems: " + count)));

        assertThatThrownBy(this::read).isInstanceOf(TornAnswer.class);
    }

    @Test
    void a_line_without_end_is_given_up() {
        Reply endless = (out, id) -> {
            byte[] much = "A".repeat(1 << 15).getBytes(StandardCharsets.US_ASCII);
            while (true) {
                out.write(much);
            }
        };
        manager.reply("ShowDialPlan", endless);

        assertThatThrownBy(this::read).isInstanceOf(TornAnswer.class);
    }

    @Test
    void asterisk_waits_for_a_reader_that_is_held_up_and_nothing_gets_lost() {
        int many = 300_000;
        CountDownLatch sent = new CountDownLatch(1);
        CountDownLatch first = new CountDownLatch(1);
        manager.reply("ShowDialPlan", (out, id) -> {
            raw(BEGIN).write(out, id);
            StringBuilder some = new StringBuilder();
            for (int i = 0; i < many; i++) {
                some.append(packet(
                        "Event: ListDialplan",
                        "ActionID: " + id,
                        "Context: a",
                        "IncludeContext: " + i,
                        "Registrar: pbx_config"));
                if (i % 1000 == 999) {
                    raw(some.toString()).write(out, id);
                    some.setLength(0);
                }
            }
            sent.countDown();
            return raw(end(many, 0)).write(out, id);
        });
        try (AmiConnection connection = AmiConnection.open(manager.properties())) {
            connection.list(AmiList.DIALPLAN, Map.of(), Duration.ofSeconds(60), entry -> {
                if (first.getCount() > 0) {
                    first.countDown();
                    assertThat(awaitsMoment(sent)).as("sent before it was read").isFalse();
                }
            });
        }

        assertThat(sent.getCount()).isZero();
    }

    private static boolean awaitsMoment(CountDownLatch latch) {
        try {
            return latch.await(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void an_asterisk_that_falls_silent_within_a_list_is_asked_again() {
        Asterisk impatient = new Asterisk(patience(Duration.ofMillis(200), Duration.ofSeconds(20)));
        manager.reply("ShowDialPlan", raw(BEGIN), raw(whole()));

        Dialplan found = impatient.read(reading -> reading.dialplan(Set.of()));

        assertThat(found).isEqualTo(WHOLE);
    }

    @Test
    void an_asterisk_that_does_not_answer_in_time_is_unreachable_and_not_asked_again() {
        Asterisk impatient = new Asterisk(patience(Duration.ofSeconds(20), Duration.ofMillis(200)));

        assertThatThrownBy(() -> impatient.read(reading -> reading.dialplan(Set.of())))
                .isInstanceOf(AsteriskUnreachable.class)
                .isNotInstanceOf(TornAnswer.class)
                .hasMessage("Asterisk AMI did not answer within 0 s");
        assertThat(manager.asked("ShowDialPlan")).isOne();
    }

    private AmiProperties patience(Duration timeout, Duration reload) {
        AmiProperties of = manager.properties();
        return new AmiProperties(of.host(), of.port(), of.user(), of.secret(), of.connectTimeout(), timeout, reload);
    }

    @Test
    void an_account_that_asterisk_does_not_know_is_unreachable_and_its_secret_stays_secret() {
        AmiProperties of = manager.properties();
        Asterisk stranger = new Asterisk(new AmiProperties(
                of.host(), of.port(), of.user(), "wrong-secret", of.timeout(), of.timeout(), of.timeout()));

        assertThatThrownBy(() -> stranger.read(reading -> reading.dialplan(Set.of())))
                .isInstanceOf(AccountRefused.class)
                .hasMessage("Asterisk refused the AMI account portal")
                .satisfies(e -> assertThat(Throwables.getStackTrace(e)).doesNotContain("wrong-secret"));
    }
}
