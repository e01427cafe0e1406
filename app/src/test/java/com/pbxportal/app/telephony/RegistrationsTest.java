package com.pbxportal.app.telephony;

import static com.pbxportal.app.support.Portal.platformAdmin;
import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.Device;
import com.pbxportal.app.support.Did;
import com.pbxportal.app.support.Portal;
import com.pbxportal.app.support.Tenancy;
import com.pbxportal.app.support.User;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A phone that may not register any more is called no more either, whoever has its name and its extension next. */
class RegistrationsTest {

    private static Tenancy acme;

    private User ann;
    private Did annsNumber;
    private Phone phone;

    @BeforeAll
    static void tenant() {
        Portal.requireAsterisk();
        acme = Tenancy.create();
    }

    @BeforeEach
    void register() {
        ann = acme.userWithPhone();
        annsNumber = acme.numberOf(ann);
        Applies.everything();
        phone = new Phone(ann.phone()).registers();
        awaitRegistered(ann.phone());
    }

    @Test
    void a_new_device_with_the_name_of_a_deleted_one_is_not_answered_by_its_phone() {
        platformAdmin().delete(ann.phone().path()).expect(204);
        Applies.everything();
        Device successor = acme.phoneOf(ann, "Desk");
        Applies.everything();

        assertThat(successor.sipUsername()).isEqualTo(ann.phone().sipUsername());
        isCalledNoMore(successor);
    }

    @Test
    void neither_is_one_that_takes_its_place_within_one_apply() {
        platformAdmin().delete(ann.phone().path()).expect(204);
        Device successor = acme.phoneOf(ann, "Desk");
        assertThat(isRegistered(successor)).as("before the apply").isFalse();
        assertThat(status(successor).at("contact_uri").isNull()).isTrue();

        Applies.everything();

        isCalledNoMore(successor);
    }

    @Test
    void who_gets_the_extension_of_somebody_who_is_gone_does_not_get_their_phone() {
        platformAdmin().delete(ann.path() + "?unassign=true").expect(204);
        Applies.everything();
        User next = User.createdBy(
                platformAdmin(), acme.person(Map.of("extension", ann.extension(), "device", Map.of("label", "Desk"))));
        acme.assign(annsNumber, next).expect(201);
        Applies.everything();

        assertThat(next.phone().sipUsername()).isEqualTo(ann.phone().sipUsername());
        isCalledNoMore(next.phone());
    }

    @Test
    void a_phone_with_a_password_that_was_replaced_is_called_no_more() {
        Device rotated = Device.of(platformAdmin()
                .post(ann.phone().path() + "/rotate-password")
                .expect(200)
                .json());
        Answer before = status(rotated);
        assertThat(before.at("registered").asBoolean(true)).isFalse();
        assertThat(before.at("password_pending").asBoolean(false)).isTrue();

        Applies.everything();

        isCalledNoMore(rotated);
        assertThat(status(rotated).at("password_pending").asBoolean(true)).isFalse();
        Phone after = new Phone(rotated).registers();
        awaitRegistered(rotated);
        try (Sipp desk = after.picksUp();
                Sipp call = Carrier.calls(annsNumber)) {
            call.succeeds();
            desk.succeeds();
        }
    }

    @Test
    void a_device_that_was_disabled_for_a_time_has_to_register_anew() {
        platformAdmin().patch(ann.phone().path(), Map.of("enabled", false)).expect(200);
        Applies.everything();
        platformAdmin().patch(ann.phone().path(), Map.of("enabled", true)).expect(200);
        Applies.everything();

        isCalledNoMore(ann.phone());
    }

    @Test
    void so_has_one_whose_user_was_suspended() {
        platformAdmin().patch(ann.path(), Map.of("status", "suspended")).expect(200);
        Applies.everything();
        platformAdmin().patch(ann.path(), Map.of("status", "active")).expect(200);
        Applies.everything();

        isCalledNoMore(ann.phone());
    }

    @Test
    void a_change_that_does_not_concern_its_password_leaves_a_phone_registered() {
        platformAdmin().patch(ann.path(), Map.of("full_name", "Ann O'Nym")).expect(200);
        platformAdmin()
                .patch(ann.phone().path(), Map.of("nat_flags", Map.of("keep_alive", true)))
                .expect(200);
        Applies.everything();

        assertThat(isRegistered(ann.phone())).isTrue();
        try (Sipp desk = phone.picksUp();
                Sipp call = Carrier.calls(annsNumber)) {
            call.succeeds();
            desk.succeeds();
        }
    }

    @Test
    void a_registration_without_a_device_is_drift_and_is_healed() {
        String ghost = "ghost-1000-desk";
        AsteriskConsole.run("database put registrar/contact \"" + ghost + ";@1\" "
                + "\"{\\\"via_addr\\\":\\\"127.0.0.1\\\",\\\"endpoint\\\":\\\"" + ghost
                + "\\\",\\\"uri\\\":\\\"sip:x@127.0.0.1:9\\\",\\\"expiration_time\\\":\\\"4102444800\\\"}\"");

        Answer report = platformAdmin().post("/api/v1/diagnostics/drift/check").expect(200);
        assertThat(report.at("findings"))
                .describedAs(report.body())
                .extracting((JsonNode finding) -> finding.path("object").asString())
                .contains("registration " + ghost);

        platformAdmin().post("/api/v1/diagnostics/drift/heal?wait=50").expect(202);
        assertThat(platformAdmin().post("/api/v1/diagnostics/drift/check").text("status"))
                .isEqualTo("in_sync");
    }

    private void isCalledNoMore(Device successor) {
        assertThat(isRegistered(successor)).isFalse();
        try (Sipp old = phone.rings();
                Sipp call = Carrier.isRejectedAt(annsNumber)) {
            call.succeeds();
            old.isStillWaiting();
        }
    }

    /** The status is that of a second ago. */
    private static void awaitRegistered(Device device) {
        Awaitility.await().until(() -> isRegistered(device));
    }

    private static boolean isRegistered(Device device) {
        return status(device).at("registered").asBoolean(false);
    }

    private static Answer status(Device device) {
        return platformAdmin().get(device.path() + "/status").expect(200);
    }
}
