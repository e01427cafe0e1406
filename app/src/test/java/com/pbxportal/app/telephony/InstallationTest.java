package com.pbxportal.app.telephony;

import static com.pbxportal.app.support.Portal.mariaDb;
import static com.pbxportal.app.support.Portal.platformAdmin;
import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.Portal;
import com.pbxportal.app.support.Tenancy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Asterisk's folder and MariaDB carry the id of the installation that applies to them; a copy leaves them alone. */
class InstallationTest {

    private static final String STRANGER = "7412345678901234567-16385";

    private final Path mark = Path.of(Portal.property("pbx.asterisk.etc"), "extensions.d/synergycall-releases")
            .resolve(".installation");

    @BeforeEach
    void applied() {
        Portal.requireAsterisk();
        Applies.everything();
    }

    @AfterEach
    void takeBack() {
        platformAdmin().post("/api/v1/apply?wait=60", Map.of("take_over", true)).expect(202);
        Applies.awaitNoneRunning();
    }

    @Test
    void a_database_that_is_another_installations_is_left_alone() {
        mariaDb()
                .sql("UPDATE portal_apply SET installation = ?")
                .param(STRANGER)
                .update();

        assertIsLeftAlone("Asterisk's MariaDB");
    }

    @Test
    void a_folder_that_is_another_installations_is_left_alone() throws IOException {
        Files.writeString(mark, STRANGER);

        assertIsLeftAlone("Asterisk's folder");
        assertThat(mark).hasContent(STRANGER);
    }

    private void assertIsLeftAlone(String place) {
        Tenancy tenant = Tenancy.create();
        tenant.userWithPhone();

        Answer refused = platformAdmin().post("/api/v1/apply?wait=60", Map.of("force", true));

        assertThat(refused.text("status")).as(refused.body()).isEqualTo("FAILED");
        assertThat(refused.text("failed_step")).isEqualTo("VALIDATE");
        assertThat(refused.text("error_text"))
                .startsWith(place + " belongs to another installation of the portal (" + STRANGER);
        assertThat(refused.text("remedy")).contains("take_over");
        assertThat(devicesOf(tenant)).isZero();
        Answer drift = platformAdmin().post("/api/v1/diagnostics/drift/check").expect(200);
        assertThat(drift.text("status")).isEqualTo("unknown");
        assertThat(drift.text("reason")).contains(STRANGER);
    }

    @Test
    void it_is_taken_over_by_saying_so_and_then_refused_to_the_other() throws IOException {
        mariaDb()
                .sql("UPDATE portal_apply SET installation = ?")
                .param(STRANGER)
                .update();
        Files.writeString(mark, STRANGER);
        Tenancy tenant = Tenancy.create();
        tenant.userWithPhone();

        Answer taken = platformAdmin()
                .post("/api/v1/apply?wait=60", Map.of("take_over", true))
                .expect(202);

        assertThat(taken.text("status")).as(taken.body()).isEqualTo("SUCCESS");
        assertThat(devicesOf(tenant)).isOne();
        String own = Files.readString(mark).strip();
        assertThat(own).matches("\\d{15,20}-\\d+").isNotEqualTo(STRANGER);
        assertThat(mariaDb()
                        .sql("SELECT installation FROM portal_apply")
                        .query(String.class)
                        .single())
                .isEqualTo(own);
    }

    @Test
    void nobody_takes_over_for_one_tenant() {
        Tenancy tenant = Tenancy.create();

        platformAdmin()
                .post("/api/v1/apply", Map.of("tenant_id", tenant.id(), "take_over", true))
                .expectProblem(400, "invalid_input");
        tenant.admin().post("/api/v1/apply", Map.of("take_over", true)).expectProblem(400, "invalid_input");
    }

    private static long devicesOf(Tenancy tenant) {
        return mariaDb()
                .sql("SELECT count(*) FROM portal_device WHERE tenant_id = ?")
                .param(tenant.id())
                .query(Long.class)
                .single();
    }
}
