package com.pbxportal.app.telephony;

import static com.pbxportal.app.support.Portal.platformAdmin;
import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Device;
import com.pbxportal.app.support.Portal;
import com.pbxportal.app.support.Tenancy;
import com.pbxportal.app.support.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which devices may register. */
class DevicesTest {

    private static Tenancy acme;
    private static User ann;

    @BeforeAll
    static void tenant() {
        Portal.requireAsterisk();
        acme = Tenancy.create();
        ann = acme.user();
    }

    @Test
    void a_device_is_unknown_until_it_is_applied() {
        Device device = acme.phoneOf(ann, "New");
        Phone phone = new Phone(device);

        phone.isRefused();
        assertThat(platformAdmin().get(device.path() + "/status").at("known").asBoolean(true))
                .isFalse();
        Applies.everything();
        phone.registers();
        assertThat(platformAdmin().get(device.path() + "/status").at("known").asBoolean(false))
                .isTrue();
    }

    /** A reload of PJSIP would find what somebody has written there. */
    @Test
    void phones_come_and_go_without_a_reload_of_pjsip() throws IOException {
        Path byHand = Path.of(Portal.property("pbx.asterisk.etc")).resolve("pjsip_local.conf");
        Files.writeString(byHand, "[by-hand]\ntype = aor\nmax_contacts = 1\n");
        try {
            Device device = acme.phoneOf(ann, "Without a reload");
            Applies.everything();

            new Phone(device).registers();
            assertThat(AsteriskConsole.run("pjsip show aor by-hand")).contains("Unable to find object by-hand");
        } finally {
            Files.delete(byHand);
        }
    }

    @Test
    void a_deleted_device_registers_no_more() {
        Device device = acme.phoneOf(ann, "Short-lived");
        Applies.everything();
        Phone phone = new Phone(device).registers();

        platformAdmin().delete(device.path()).expect(204);
        Applies.everything();

        phone.isRefused();
        assertThat(rows(device)).isZero();
    }

    @Test
    void a_disabled_device_registers_no_more_until_it_is_enabled_again() {
        Device device = acme.phoneOf(ann, "On and off");
        Applies.everything();
        Phone phone = new Phone(device).registers();

        platformAdmin().patch(device.path(), Map.of("enabled", false)).expect(200);
        Applies.everything();
        phone.isRefused();

        platformAdmin().patch(device.path(), Map.of("enabled", true)).expect(200);
        Applies.everything();
        phone.registers();
    }

    @Test
    void a_deleted_users_devices_register_no_more() {
        User bob = acme.userWithPhone();
        Applies.everything();
        Phone phone = new Phone(bob.phone()).registers();

        platformAdmin().delete(bob.path()).expect(204);
        Applies.everything();

        phone.isRefused();
    }

    @Test
    void after_a_rotation_the_new_password_is_the_one() {
        Device device = acme.phoneOf(ann, "Rotated");
        Applies.everything();
        Phone before = new Phone(device).registers();
        Device rotated = Device.of(platformAdmin()
                .post(device.path() + "/rotate-password")
                .expect(200)
                .json());
        Phone after = new Phone(rotated);
        before.registers();

        Applies.everything();

        before.isRefused();
        after.registers();
    }

    @Test
    void a_device_whose_password_is_lost_is_left_out_with_a_warning_until_it_has_a_new_one() {
        Device device = acme.phoneOf(ann, "Lost");
        Applies.everything();
        Phone phone = new Phone(device).registers();
        Portal.postgres()
                .sql("DELETE FROM command.secret WHERE owner_id = ?::uuid")
                .param(device.id())
                .update();
        String warning = "device " + device.sipUsername()
                + " has no password in the vault: it is left out until it is given a new one";

        assertThat(platformAdmin()
                        .post("/api/v1/apply/preview", "{}")
                        .expect(200)
                        .at("findings")
                        .findValuesAsString("message"))
                .contains(warning);
        assertThat(Applies.everything().at("warnings").toString()).contains(warning);
        phone.isRefused();

        Device mended = Device.of(platformAdmin()
                .post(device.path() + "/rotate-password")
                .expect(200)
                .json());
        Applies.everything();
        new Phone(mended).registers();
    }

    @Test
    void the_realtime_tables_hold_no_password_in_the_clear() {
        Device device = acme.phoneOf(ann, "Secret");
        Applies.everything();

        assertThat(Portal.mariaDb()
                        .sql("SELECT * FROM ps_auths WHERE id = ?")
                        .param(device.sipUsername())
                        .query()
                        .singleRow()
                        .values())
                .doesNotContain(device.sipPassword())
                .contains(device.sipUsername());
    }

    private static long rows(Device device) {
        return Portal.mariaDb()
                .sql("SELECT (SELECT count(*) FROM ps_endpoints WHERE id = :id)"
                        + " + (SELECT count(*) FROM ps_auths WHERE id = :id)"
                        + " + (SELECT count(*) FROM ps_aors WHERE id = :id)")
                .param("id", device.sipUsername())
                .query(Long.class)
                .single();
    }
}
