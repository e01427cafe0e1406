package com.pbxportal.app.telephony;

import static com.pbxportal.app.support.Portal.platformAdmin;
import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.Did;
import com.pbxportal.app.support.Portal;
import com.pbxportal.app.support.Tenancy;
import com.pbxportal.app.support.User;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two tenants with the same extensions: Ann (two phones) and Bob here, Carl there. */
class CallsTest {

    private static Tenancy acme;
    private static Tenancy globex;
    private static User ann;
    private static User bob;
    private static User carl;
    private static Phone annsDesk;
    private static Phone annsMobile;
    private static Phone bobsDesk;
    private static Phone carlsDesk;
    private static Did annsNumber;
    private static Did carlsNumber;
    private static Did nobodysNumber;

    @BeforeAll
    static void assemble() {
        Portal.requireAsterisk();
        acme = Tenancy.create();
        globex = Tenancy.create();
        ann = acme.userWithPhone();
        bob = acme.userWithPhone();
        carl = globex.userWithPhone();
        annsDesk = new Phone(ann.phone());
        annsMobile = new Phone(acme.phoneOf(ann, "Mobile"));
        bobsDesk = new Phone(bob.phone());
        carlsDesk = new Phone(carl.phone());
        annsNumber = acme.numberOf(ann);
        nobodysNumber = acme.number();
        carlsNumber = globex.numberOf(carl);
        assertThat(carl.extension()).isEqualTo(ann.extension());
        Applies.everything();
        annsDesk.registers();
        annsMobile.registers();
        bobsDesk.registers();
        carlsDesk.registers();
    }

    @Test
    void asterisk_knows_every_device_as_registered() {
        for (String path : new String[] {
            ann.phone().path(), bob.phone().path(), carl.phone().path()
        }) {
            assertThat(platformAdmin()
                            .get(path + "/status")
                            .expect(200)
                            .at("registered")
                            .asBoolean(false))
                    .isTrue();
        }
    }

    @Test
    void a_phone_with_a_wrong_password_is_refused() {
        annsDesk.isRefusedWith("wrong");
    }

    @Test
    void a_call_to_the_number_rings_all_phones_of_the_user_and_the_first_to_pick_up_has_it() {
        try (Sipp desk = annsDesk.picksUp();
                Sipp mobile = annsMobile.rings();
                Sipp call = Carrier.calls(annsNumber)) {
            call.succeeds();
            desk.succeeds();
            mobile.succeeds();
        }
    }

    @Test
    void a_call_to_the_other_tenants_number_rings_there_only() {
        try (Sipp here = annsDesk.rings();
                Sipp there = carlsDesk.picksUp();
                Sipp call = Carrier.calls(carlsNumber)) {
            call.succeeds();
            there.succeeds();
            here.isStillWaiting();
        }
    }

    @Test
    void a_colleague_is_reached_by_extension() {
        try (Sipp desk = annsDesk.picksUp();
                Sipp call = bobsDesk.calls(String.valueOf(ann.extension()))) {
            call.succeeds();
            desk.succeeds();
        }
    }

    @Test
    void the_same_extension_of_another_tenant_is_not_reached() {
        try (Sipp there = carlsDesk.rings();
                Sipp here = annsDesk.picksUp();
                Sipp call = bobsDesk.calls(String.valueOf(carl.extension()))) {
            call.succeeds();
            here.succeeds();
            there.isStillWaiting();
        }
    }

    @Test
    void an_extension_that_only_the_other_tenant_has_leads_to_a_notice() {
        try (Sipp there = bobsDesk.rings();
                Sipp call = carlsDesk.isRejectedBy(String.valueOf(bob.extension()))) {
            call.hearsANoticeAndIsRefusedWith(404);
            there.isStillWaiting();
        }
    }

    @Test
    void a_number_that_leads_nowhere_has_a_notice_that_costs_nothing_and_rings_nobody() {
        try (Sipp desk = annsDesk.rings();
                Sipp call = Carrier.isRejectedAt(nobodysNumber)) {
            call.hearsANoticeAndIsRefusedWith(404);
            desk.isStillWaiting();
        }
    }

    @Test
    void an_outside_call_that_no_policy_allows_is_refused_after_a_notice() {
        try (Sipp call = annsDesk.isRejectedBy("0015557654321")) {
            call.hearsANoticeAndIsRefusedWith(403);
        }
    }

    @Test
    void a_busy_phone_is_busy_to_the_carrier() {
        try (Sipp desk = carlsDesk.refusesWith(486);
                Sipp call = Carrier.isRejectedAt(carlsNumber)) {
            call.isRefusedWith(486);
            desk.succeeds();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 488, 503, 603})
    void a_phone_that_refuses_is_not_available_whatever_it_says(int status) {
        try (Sipp desk = carlsDesk.refusesWith(status);
                Sipp call = Carrier.isRejectedAt(carlsNumber)) {
            call.hearsANoticeAndIsRefusedWith(480);
            desk.succeeds();
        }
    }

    @Test
    void a_number_that_nobody_has_is_rejected() {
        try (Sipp call = Carrier.isRejectedAt(new Did("", "+15550000000"))) {
            call.succeeds();
        }
    }

    @Test
    void a_number_that_leads_nowhere_goes_to_the_tenants_default_destination() {
        Tenancy tenant = Tenancy.create();
        User dora = tenant.userWithPhone();
        Did number = tenant.number();
        platformAdmin()
                .patch(
                        tenant.path(),
                        Map.of(
                                "default_inbound_destination",
                                "Goto(tenant-" + tenant.slug() + "," + dora.extension() + ",1)"))
                .expect(200);
        Applies.everything();
        Phone desk = new Phone(dora.phone()).registers();

        try (Sipp ringing = desk.picksUp();
                Sipp call = Carrier.calls(number)) {
            call.succeeds();
            ringing.succeeds();
        }
    }

    @Test
    void a_reassigned_number_rings_the_new_user_only() {
        Did number = acme.numberOf(ann);
        Applies.everything();
        try (Sipp desk = annsDesk.picksUp();
                Sipp call = Carrier.calls(number)) {
            call.succeeds();
            desk.succeeds();
        }

        platformAdmin().delete(number.path() + "/assign").expect(204);
        acme.assign(number, bob).expect(201);
        Applies.everything();

        try (Sipp former = annsDesk.rings();
                Sipp desk = bobsDesk.picksUp();
                Sipp call = Carrier.calls(number)) {
            call.succeeds();
            desk.succeeds();
            former.isStillWaiting();
        }
    }

    @Test
    void a_number_that_leads_to_a_piece_of_dialplan_does_what_that_says() {
        Did busy = acme.number();
        Did mailbox = acme.number();
        Did sound = acme.number();
        assign(busy, "Hangup(17)");
        assign(mailbox, "VoiceMail(2000@tenant-" + acme.slug() + ")");
        assign(sound, "Playback(no-such-sound)");
        Applies.everything();

        assertThat(Applies.file("generated_inbound.conf"))
                .contains(
                        "exten => " + busy.number() + ",1,Hangup(17)",
                        "exten => " + mailbox.number() + ",1,Gosub(portal-limits,call,1(" + acme.slug()
                                + "))\n same => n,VoiceMail(2000@tenant-" + acme.slug() + ")");
        try (Sipp call = Carrier.isRejectedAt(busy);
                Sipp noMailbox = Carrier.isAnsweredAt(mailbox);
                Sipp noSound = Carrier.isAnsweredAt(sound)) {
            call.isRefusedWith(486);
            // Asterisk has answered before it finds nothing; what follows must last long enough to be heard.
            noMailbox.succeeds();
            noSound.succeeds();
        }
    }

    private static void assign(Did number, String destination) {
        acme.admin()
                .post(number.path() + "/assign", Map.of("assigned_type", "EXTERNAL", "assigned_value", destination))
                .expect(201);
    }

    @Test
    void a_suspended_tenants_calls_are_refused_until_it_is_resumed() {
        Tenancy tenant = Tenancy.create();
        User dora = tenant.userWithPhone();
        Did number = tenant.numberOf(dora);
        platformAdmin().patch(tenant.path(), Map.of("status", "suspended")).expect(200);
        Applies.everything();
        Phone desk = new Phone(dora.phone());

        try (Sipp call = Carrier.isRejectedAt(number)) {
            call.hearsANoticeAndIsRefusedWith(403);
        }
        assertThat(Applies.file("generated_inbound.conf"))
                .contains("exten => " + number.number() + ",1,Goto(portal-notices,suspended,1)");

        platformAdmin().patch(tenant.path(), Map.of("status", "active")).expect(200);
        Applies.everything();
        desk.registers();
        try (Sipp ringing = desk.picksUp();
                Sipp call = Carrier.calls(number)) {
            call.succeeds();
            ringing.succeeds();
        }
    }

    @Test
    void a_phone_that_is_still_registered_when_its_tenant_is_suspended_reaches_nobody() {
        Tenancy tenant = Tenancy.create();
        Phone doras = new Phone(tenant.userWithPhone().phone());
        User colleague = tenant.userWithPhone();
        Applies.everything();
        doras.registers();
        Phone colleagues = new Phone(colleague.phone()).registers();
        suspend(tenant);

        for (String dialled : new String[] {String.valueOf(colleague.extension()), "0015557654321"}) {
            try (Sipp silent = colleagues.rings();
                    Sipp call = doras.isRejectedBy(dialled)) {
                call.hearsANoticeAndIsRefusedWith(403);
                silent.isStillWaiting();
            }
        }
    }

    @Test
    void a_call_that_is_going_on_when_its_tenant_is_suspended_lasts_until_somebody_hangs_up() {
        Tenancy tenant = Tenancy.create();
        User dora = tenant.userWithPhone();
        Did number = tenant.numberOf(dora);
        Applies.everything();
        Phone desk = new Phone(dora.phone()).registers();

        try (Sipp talking = desk.picksUp();
                Sipp call = Carrier.isHungUpOnAt(number)) {
            Awaitility.await().until(() -> talking.has("ACK sip:"));
            suspend(tenant);

            try (Sipp next = Carrier.isRejectedAt(number)) {
                next.hearsANoticeAndIsRefusedWith(403);
            }
            talking.isStillWaiting();
            call.isStillWaiting();
            AsteriskConsole.run("channel request hangup " + channelOf(dora));
            call.succeeds();
            talking.succeeds();
        }
    }

    private static void suspend(Tenancy tenant) {
        platformAdmin().patch(tenant.path(), Map.of("status", "suspended")).expect(200);
        Applies.everything();
    }

    private static String channelOf(User user) {
        return AsteriskConsole.run("core show channels concise")
                .lines()
                .filter(line -> line.startsWith("PJSIP/" + user.phone().sipUsername()))
                .map(line -> line.substring(0, line.indexOf('!')))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_suspended_user_is_not_called() {
        Tenancy tenant = Tenancy.create();
        User dora = tenant.userWithPhone();
        Did number = tenant.numberOf(dora);
        Applies.everything();
        Phone desk = new Phone(dora.phone()).registers();
        platformAdmin().patch(dora.path(), Map.of("status", "suspended")).expect(200);
        Applies.everything();

        try (Sipp silent = desk.rings();
                Sipp call = Carrier.isRejectedAt(number)) {
            call.hearsANoticeAndIsRefusedWith(404);
            silent.isStillWaiting();
        }
    }

    @Test
    void who_calls_a_suspended_user_reaches_the_tenants_default_and_its_owner_is_told() {
        Tenancy tenant = Tenancy.create();
        User dora = tenant.userWithPhone();
        User colleague = tenant.userWithPhone();
        Did number = tenant.numberOf(dora);
        String fallback = "Goto(tenant-" + tenant.slug() + "," + colleague.extension() + ",1)";
        platformAdmin()
                .patch(tenant.path(), Map.of("default_inbound_destination", fallback))
                .expect(200);
        platformAdmin().patch(dora.path(), Map.of("status", "suspended")).expect(200);

        Answer savedAgain = platformAdmin()
                .patch(dora.path(), Map.of("full_name", "Dora Again", "voicemail_enabled", true))
                .expect(200);
        platformAdmin().patch(number.path(), Map.of("provider", "Bandwidth")).expect(200);

        assertThat(savedAgain.text("status")).isEqualTo("suspended");
        assertThat(number.now().text("warning")).contains("suspended", "default destination");
        assertThat(platformAdmin()
                        .post("/api/v1/apply/preview", Map.of("tenant_id", tenant.id()))
                        .expect(200)
                        .at("findings")
                        .findValuesAsString("message"))
                .containsExactly(number.number() + " leads to extension " + dora.extension()
                        + ", whose user is suspended: its calls go to the tenant's default");
        Applies.everything();
        Phone there = new Phone(colleague.phone()).registers();
        try (Sipp ringing = there.picksUp();
                Sipp call = Carrier.calls(number)) {
            call.succeeds();
            ringing.succeeds();
        }
        platformAdmin().patch(dora.path(), Map.of("status", "active")).expect(200);
        assertThat(number.now().at("warning").isNull()).isTrue();
    }
}
