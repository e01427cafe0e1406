package com.pbxportal.app.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Did;
import com.pbxportal.app.support.Portal;
import com.pbxportal.app.support.Tenancy;
import com.pbxportal.app.support.User;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** No call lasts for ever, whatever becomes of the phones. What the settings make minutes and hours is seconds here. */
class CallsThatEndTest {

    private static User ann;
    private static User bob;
    private static Phone annsDesk;
    private static Phone bobsDesk;
    private static Did annsNumber;

    @BeforeAll
    static void assemble() {
        Portal.requireAsterisk();
        Tenancy acme = Tenancy.create();
        ann = acme.userWithPhone();
        bob = acme.userWithPhone();
        annsNumber = acme.numberOf(ann);
        annsDesk = new Phone(ann.phone());
        bobsDesk = new Phone(bob.phone());
        Applies.everything();
        annsDesk.registers();
        bobsDesk.registers();
    }

    @AfterEach
    void asTheyWere() {
        set("rtp_timeout = 120");
    }

    @Test
    void a_call_whose_phone_has_lost_its_power_ends() {
        set("rtp_timeout = 2");
        try (Sipp desk = annsDesk.picksUp();
                Sipp call = Carrier.isHungUpOnAt(annsNumber)) {
            Awaitility.await().until(() -> desk.has("SIP/2.0 200 "));
            desk.close();
            call.succeeds();
        }
        assertThat(AsteriskConsole.run("core show channels concise"))
                .doesNotContain(ann.phone().sipUsername());
    }

    /** The trunk's leg alone is left when the carrier is the one that is gone. */
    @Test
    void the_trunk_has_the_same_limits_of_silence() {
        assertThat(AsteriskConsole.run("pjsip show endpoint trunk-sandbox"))
                .containsPattern("rtp_timeout +: 120\\s")
                .containsPattern("rtp_timeout_hold +: 1800\\s");
    }

    @Test
    void a_call_that_lasts_too_long_ends_at_both_sides() {
        String limit = "dialplan add extension user,3,Set(TIMEOUT(absolute)=%s) into portal-called replace";
        AsteriskConsole.run(limit.formatted(2));
        try (Sipp desk = annsDesk.picksUp();
                Sipp call = Carrier.isHungUpOnAt(annsNumber)) {
            call.succeeds();
            desk.succeeds();
        } finally {
            AsteriskConsole.run(limit.formatted(14_400));
        }
    }

    @Test
    void phones_that_forward_to_one_another_are_left_after_a_few_hops() {
        try (Sipp here = annsDesk.forwardsTo(String.valueOf(bob.extension()));
                Sipp there = bobsDesk.forwardsTo(String.valueOf(ann.extension()));
                Sipp call = Carrier.isRejectedAt(annsNumber)) {
            call.hearsANoticeAndIsRefusedWith(480);
            assertThat(here.calls() + there.calls()).isBetween(2, 7);
        }
    }

    @Test
    void a_call_that_a_phone_forwards_to_a_colleague_rings_there() {
        try (Sipp here = annsDesk.forwardsTo(String.valueOf(bob.extension()));
                Sipp there = bobsDesk.picksUp();
                Sipp call = Carrier.calls(annsNumber)) {
            call.succeeds();
            there.succeeds();
            assertThat(here.calls()).isEqualTo(1);
        }
    }

    private static void set(String columns) {
        Portal.mariaDb()
                .sql("UPDATE ps_endpoints SET " + columns + " WHERE id = ?")
                .param(ann.phone().sipUsername())
                .update();
    }
}
