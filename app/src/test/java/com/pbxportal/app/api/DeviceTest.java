package com.pbxportal.app.api;

import static com.pbxportal.app.support.Portal.platformAdmin;
import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.Device;
import com.pbxportal.app.support.PortalClient;
import com.pbxportal.app.support.Tenancy;
import com.pbxportal.app.support.User;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceTest {

    private static final String DEVICES = "/api/v1/devices";
    private static final String MASKED = "********";

    private static Tenancy acme;
    private static User ann;

    @BeforeAll
    static void tenant() {
        acme = Tenancy.create();
        ann = acme.user();
    }

    @Test
    void a_device_shows_its_credentials_once() {
        Answer created = acme.admin()
                .post(DEVICES, Map.of("user_id", ann.id(), "label", "Café Phone"))
                .expect(201);
        Device device = Device.of(created.json());

        Fields.of(created.json())
                .hasId("id")
                .has("tenant_id", acme.id())
                .has("user_id", ann.id())
                .has("label", "Café Phone")
                .has("sip_username", acme.slug() + "-" + ann.extension() + "-cafe-phone")
                .has("sip_password", device.sipPassword())
                .has("transport", "udp")
                .hasObject("nat_flags", DeviceTest::areTheDefaults)
                .has("codecs", created.at("codecs"))
                .has("enabled", true)
                .andNoOthers();
        assertThat(device.sipPassword()).doesNotContain("*").hasSizeGreaterThanOrEqualTo(20);
        Fields.of(acme.admin().get(device.path()).expect(200).json())
                .has("id", device.id())
                .has("tenant_id", acme.id())
                .has("user_id", ann.id())
                .has("label", "Café Phone")
                .has("sip_username", device.sipUsername())
                .has("sip_password", MASKED)
                .has("transport", "udp")
                .hasObject("nat_flags", DeviceTest::areTheDefaults)
                .has("codecs", created.at("codecs"))
                .has("enabled", true)
                .hasTime("created_at")
                .hasTime("updated_at")
                .andNoOthers();
    }

    private static void areTheDefaults(Fields natFlags) {
        natFlags.has("rtp_symmetric", true)
                .has("force_rport", true)
                .has("rewrite_contact", true)
                .has("direct_media", false)
                .has("keep_alive", true)
                .andNoOthers();
    }

    @Test
    void a_rotated_password_is_a_new_one_shown_once() {
        Device device = acme.phoneOf(acme.user(), "Desk");

        Device rotated = Device.of(acme.admin()
                .post(device.path() + "/rotate-password")
                .expect(200)
                .json());

        assertThat(rotated.sipUsername()).isEqualTo(device.sipUsername());
        assertThat(rotated.sipPassword()).isNotEqualTo(device.sipPassword()).doesNotContain("*");
        assertThat(acme.admin().get(device.path()).text("sip_password")).isEqualTo(MASKED);
    }

    @Test
    void labels_are_unique_for_a_user_and_sip_user_names_in_the_system() {
        User bob = acme.user();
        Device desk = acme.phoneOf(bob, "Desk");

        add(bob, "desk").expectProblem(409, "device_label_taken");
        Device accented = acme.phoneOf(bob, "Désk");
        assertThat(accented.sipUsername()).isEqualTo(desk.sipUsername() + "-2");
        assertThat(acme.phoneOf(acme.user(), "Desk").sipUsername()).isNotEqualTo(desk.sipUsername());
    }

    @Test
    void a_user_has_ten_devices_at_most() {
        User bob = acme.user();
        Device first = acme.phoneOf(bob, "Phone 1");
        for (int phone = 2; phone <= 10; phone++) {
            acme.phoneOf(bob, "Phone " + phone);
        }

        add(bob, "Phone 11").expectProblem(409, "too_many_devices");
        acme.admin().delete(first.path()).expect(204);
        add(bob, "Phone 11").expect(201);
    }

    @Test
    void a_device_is_changed_field_by_field_and_keeps_its_sip_user_name() {
        Device device = acme.phoneOf(acme.user(), "Desk");

        Answer changed = acme.admin().patch(device.path(), """
                        {"label":"Reception","transport":"tcp","codecs":["opus","alaw"],"enabled":false,
                         "nat_flags":{"direct_media":true}}""").expect(200);

        assertThat(changed.text("sip_password")).isEqualTo(MASKED);
        Answer shown = acme.admin().get(device.path()).expect(200);
        assertThat(shown.text("label")).isEqualTo("Reception");
        assertThat(shown.text("sip_username")).isEqualTo(device.sipUsername());
        assertThat(shown.text("transport")).isEqualTo("tcp");
        assertThat(shown.at("codecs").toString()).isEqualTo("[\"opus\",\"alaw\"]");
        assertThat(shown.at("enabled").asBoolean(true)).isFalse();
        assertThat(shown.at("/nat_flags/direct_media").asBoolean(false)).isTrue();
        assertThat(shown.at("/nat_flags/force_rport").asBoolean(false)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            label     | ""
            label     | "Desk\\nContext=evil"
            transport | "carrier-pigeon"
            codecs    | []
            codecs    | ["ulaw","ulaw"]
            codecs    | ["ulaw;rm -rf"]
            codecs    | [null]
            enabled   | "yes"
            nat_flags | {"force":true}
            user_id   | "ann"
            context   | "tenant-other"
            """)
    void what_breaks_a_rule_is_refused_by_field(String field, String value) {
        String others = (field.equals("user_id") ? "" : ",\"user_id\":\"" + ann.id() + "\"")
                + (field.equals("label") ? "" : ",\"label\":\"Desk\"");

        Answer answer = acme.admin()
                .post(DEVICES, "{\"" + field + "\":" + value + others + "}")
                .expectProblem(400, "invalid_input");

        assertThat(answer.errors()).isNotEmpty().allSatisfy(error -> assertThat(error)
                .startsWith(field));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            codecs    | ["ulaw","g729"] | codec_not_available     | Asterisk does not speak g729 here
            transport | "tls"           | transport_not_available | Asterisk has no transport for tls here
            transport | "wss"           | transport_not_available | Asterisk has no transport for wss here
            """)
    void what_asterisk_does_not_have_is_refused_to_new_and_to_old_devices(
            String field, String value, String code, String why) {
        Device device = acme.phoneOf(acme.user(), "Desk");
        String fields = "\"" + field + "\":" + value;

        for (Answer answer : List.of(
                acme.admin().post(DEVICES, "{\"user_id\":\"" + ann.id() + "\",\"label\":\"New\"," + fields + "}"),
                acme.admin().patch(device.path(), "{" + fields + "}"))) {
            answer.expectProblem(400, code);
            assertThat(answer.errors())
                    .singleElement()
                    .asString()
                    .startsWith(field)
                    .contains(why);
        }
    }

    @Test
    void a_deleted_device_is_gone() {
        Device device = acme.phoneOf(ann, "Short-lived");

        acme.admin().delete(device.path()).expect(204);

        acme.admin().get(device.path()).expectProblem(404, "unknown_device");
        acme.admin().delete(device.path()).expectProblem(409, "device_is_deleted");
        acme.admin().patch(device.path(), Map.of("enabled", false)).expectProblem(409, "device_is_deleted");
        acme.admin().post(device.path() + "/rotate-password").expectProblem(409, "device_is_deleted");
        assertThat(acme.phoneOf(ann, "Short-lived").sipUsername()).isEqualTo(device.sipUsername());
    }

    @Test
    void a_device_needs_a_user_with_an_extension() {
        PortalClient admin = platformAdmin();
        Map<String, Object> person = acme.person(Map.of("role", "support"));
        person.remove("tenant_id");
        User platformSupport = User.createdBy(admin, person);
        User deleted = acme.user();
        admin.delete(deleted.path()).expect(204);

        add(platformSupport, "Desk").expectProblem(400, "user_has_no_extension");
        add(deleted, "Desk").expectProblem(409, "user_is_deleted");
        admin.post(DEVICES, Map.of("user_id", UUID.randomUUID(), "label", "Desk"))
                .expectProblem(404, "unknown_user");
    }

    @Test
    void an_unknown_device_is_not_found() {
        String nowhere = DEVICES + "/" + UUID.randomUUID();

        platformAdmin().get(nowhere).expectProblem(404, "unknown_device");
        platformAdmin().patch(nowhere, Map.of("enabled", true)).expectProblem(404, "unknown_device");
        platformAdmin().delete(nowhere).expectProblem(404, "unknown_device");
        platformAdmin().post(nowhere + "/rotate-password").expectProblem(404, "unknown_device");
    }

    @Test
    void an_end_user_sees_their_own_devices_only() {
        User bob = acme.userWithPhone();
        acme.userWithPhone();

        Answer listed = bob.login().get(DEVICES).expect(200);

        assertThat(listed.at("items").findValuesAsString("id"))
                .isEqualTo(List.of(bob.phone().id()));
    }

    private static Answer add(User user, String label) {
        return platformAdmin().post(DEVICES, Map.of("user_id", user.id(), "label", label));
    }

    @Test
    void an_end_user_is_told_the_same_of_a_colleagues_device_at_each_of_its_addresses() {
        Tenancy tenant = Tenancy.create();
        User ann = tenant.userWithPhone();
        PortalClient bob = tenant.user().login();

        bob.get(ann.phone().path()).expectProblem(403, "role_not_sufficient");
        bob.get(ann.phone().path() + "/status").expectProblem(403, "role_not_sufficient");
        bob.get("/api/v1/devices?user_id=" + ann.id()).expectProblem(403, "role_not_sufficient");
        ann.login().get("/api/v1/devices?user_id=" + ann.id()).expect(200);
    }
}
