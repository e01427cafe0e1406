package com.pbxportal.app.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Did;
import com.pbxportal.app.support.Portal;
import com.pbxportal.app.support.Tenancy;
import com.pbxportal.app.support.User;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever makes more calls than Asterisk has ports for takes none of them from others. */
class CallLimitsTest {

    /** Without limits the notices alone would take more than the 500 that there are. */
    private static final int MANY = 700;

    private static Tenancy acme;
    private static User ann;
    private static User bob;
    private static Phone bobsDesk;
    private static Did bobsNumber;
    private static Did nobodysNumber;
    private static Phone carlsDesk;
    private static Did carlsNumber;

    @BeforeAll
    static void assemble() {
        Portal.requireAsterisk();
        acme = Tenancy.create();
        Tenancy globex = Tenancy.create();
        ann = acme.userWithPhone();
        bob = acme.userWithPhone();
        User carl = globex.userWithPhone();
        bobsDesk = new Phone(bob.phone());
        carlsDesk = new Phone(carl.phone());
        bobsNumber = acme.numberOf(bob);
        nobodysNumber = acme.number();
        carlsNumber = globex.numberOf(carl);
        Applies.everything();
        bobsDesk.registers();
        carlsDesk.registers();
    }

    @AfterEach
    void nothingIsLeftBehind() {
        Awaitility.await()
                .until(() -> AsteriskConsole.run("core show channels count").contains("0 active channels"));
    }

    @Test
    void a_phone_that_floods_its_tenant_is_busy_and_everybody_else_is_called_as_ever() {
        try (Sipp flood = new Phone(ann.phone()).floods("1999", MANY)) {
            awaitLegsOf(ann.phone().sipUsername(), 5);
            assertRings(carlsDesk, carlsNumber);
            assertRings(bobsDesk, bobsNumber);

            flood.succeeds();
            assertThat(flood.answers(486)).isGreaterThan(MANY * 9 / 10);
            assertThat(flood.answers(488)).isZero();
        }
    }

    @Test
    void calls_from_outside_to_one_user_leave_room_for_those_to_others() {
        Did annsNumber = acme.numberOf(ann);
        Applies.everything();
        try (Sipp flood = Carrier.floods(annsNumber, MANY)) {
            Awaitility.await().until(() -> flood.answers(486) > 0);
            assertRings(bobsDesk, bobsNumber);
            assertRings(carlsDesk, carlsNumber);

            flood.succeeds();
            assertThat(flood.answers(488)).isZero();
        }
    }

    @Test
    void a_number_that_leads_nowhere_is_told_of_without_the_sentence_when_many_hear_it() {
        try (Sipp flood = Carrier.floods(nobodysNumber, MANY)) {
            Awaitility.await().until(() -> flood.answers(404) > 0);
            assertRings(carlsDesk, carlsNumber);

            flood.succeeds();
            assertThat(flood.answers(404)).isEqualTo(MANY);
            assertThat(flood.answers(183)).isLessThan(MANY / 2);
        }
    }

    @Test
    void a_phone_that_is_rung_counts_for_its_tenant() {
        try (Sipp ringing = bobsDesk.rings();
                Sipp call = Carrier.calls(bobsNumber)) {
            Awaitility.await().untilAsserted(() -> assertThat(AsteriskConsole.run("group show channels"))
                    .containsPattern("PJSIP/" + bob.phone().sipUsername() + "\\S+ +" + acme.slug() + " +portal_tenant")
                    .containsPattern("PJSIP/trunk\\S+ +" + acme.slug() + " +portal_tenant"));
            ringing.isStillWaiting();
            call.isStillWaiting();
            AsteriskConsole.run("channel request hangup all");
        }
    }

    @Test
    void a_call_to_a_number_that_leads_straight_to_a_sound_counts_for_the_tenant() {
        Did sound = acme.number();
        acme.admin()
                .post(
                        sound.path() + "/assign",
                        Map.of("assigned_type", "EXTERNAL", "assigned_value", "Playback(no-such-sound)"))
                .expect(201);
        Applies.everything();

        try (Sipp call = Carrier.isAnsweredAt(sound)) {
            Awaitility.await().untilAsserted(() -> assertThat(AsteriskConsole.run("group show channels"))
                    .containsPattern("PJSIP/trunk\\S+ +" + acme.slug() + " +portal_tenant"));
            call.succeeds();
        }
    }

    @Test
    void a_tenant_with_all_its_legs_gets_no_more_and_others_are_called_as_ever() {
        putLimit("tenant,2", "${ARG1}@portal_tenant", 2);
        try (Sipp ringing = bobsDesk.rings();
                Sipp call = Carrier.calls(bobsNumber)) {
            awaitLegsOf(bob.phone().sipUsername(), 1);

            assertBusy(ann);
            assertRings(carlsDesk, carlsNumber);

            ringing.isStillWaiting();
            call.isStillWaiting();
            AsteriskConsole.run("channel request hangup all");
        } finally {
            AsteriskConsole.run("dialplan reload");
        }
    }

    @Test
    void a_user_with_all_their_own_calls_makes_no_more_while_colleagues_do() {
        putLimit("call,5", "${ARG1}-${CALLERID(num)}@portal_user", 1);
        try (Sipp ringing = bobsDesk.rings();
                Sipp call = new Phone(ann.phone()).calls(String.valueOf(bob.extension()))) {
            awaitLegsOf(ann.phone().sipUsername(), 1);

            assertBusy(ann);
            try (Sipp colleague = new Phone(bob.phone()).isRejectedBy("1999")) {
                colleague.hearsANoticeAndIsRefusedWith(404);
            }

            ringing.isStillWaiting();
            call.isStillWaiting();
            AsteriskConsole.run("channel request hangup all");
        } finally {
            AsteriskConsole.run("dialplan reload");
        }
    }

    /** Until the next reload, in place of one that takes many calls to reach. */
    private static void putLimit(String place, String group, int most) {
        AsteriskConsole.run(
                "dialplan add extension %s,GotoIf($[${GROUP_COUNT(%s)}>%d]?over,1) into portal-limits replace"
                        .formatted(place, group, most));
    }

    private static void assertBusy(User user) {
        try (Sipp another = new Phone(user.phone()).isRejectedBy("1999")) {
            another.isRefusedWith(486);
        }
    }

    private static void assertRings(Phone phone, Did number) {
        try (Sipp desk = phone.picksUp();
                Sipp call = Carrier.calls(number)) {
            call.succeeds();
            desk.succeeds();
        }
    }

    private static void awaitLegsOf(String device, int most) {
        Awaitility.await().untilAsserted(() -> assertThat(AsteriskConsole.run("group show channels")
                        .lines()
                        .filter(line -> line.startsWith("PJSIP/" + device))
                        .filter(line -> line.contains("portal_tenant")))
                .hasSize(most));
    }
}
