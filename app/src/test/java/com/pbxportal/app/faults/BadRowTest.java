package com.pbxportal.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Something in MariaDB spoils a row of one tenant as often as it is written. */
class BadRowTest extends FaultTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @AfterEach
    void leaveTheRowsAlone() {
        ground.mariaDb().sql("DROP TRIGGER IF EXISTS spoil").update();
        ground.mariaDb().sql("DROP TRIGGER IF EXISTS spoil_new").update();
        Outcome.bring(ground, true);
    }

    @Test
    void a_rejected_endpoint_fails_its_tenants_apply_by_name_and_no_other_tenants() {
        Customer victim = Customer.of(tenant, ground.admin());
        String other = Customer.tenant(ground.admin());
        Customer neighbour = Customer.of(other, ground.admin());
        spoil(victim.phone(), "dtmf_mode", "'hocus'");

        Answer failed = apply(tenant);

        assertThat(failed.text("status")).describedAs(failed.body()).isEqualTo("ROLLED_BACK");
        assertThat(failed.text("error_text")).contains("ps_endpoints.dtmf_mode of " + victim.phone());
        Answer next = apply(other);
        assertThat(next.text("status")).describedAs(next.body()).isEqualTo("SUCCESS");
        assertThat(ground.running().knowsPhone(neighbour.phone())).isTrue();
    }

    @Test
    void so_does_a_value_that_asterisk_takes_but_nobody_generated() {
        Customer victim = Customer.of(tenant, ground.admin());
        spoil(victim.phone(), "deny", "'0.0.0.0/0'");

        Answer failed = apply(tenant);

        assertThat(failed.text("status")).describedAs(failed.body()).isEqualTo("ROLLED_BACK");
        assertThat(failed.text("error_text")).contains("ps_endpoints.deny of " + victim.phone());
    }

    @Test
    void a_phone_that_did_not_run_before_does_not_keep_a_rollback_from_being_proven() {
        Customer victim = Customer.of(tenant, ground.admin());
        Outcome.bring(ground, false);
        spoil(victim.phone(), "dtmf_mode", "'hocus'");
        ground.mariaDb()
                .sql("UPDATE ps_endpoints SET dtmf_mode = 'hocus' WHERE id = ?")
                .param(victim.phone())
                .update();
        Customer.of(tenant, ground.admin());

        for (boolean force : new boolean[] {false, true}) {
            Answer failed = ended(Map.of("tenant_id", tenant, "force", force));
            assertThat(failed.text("status")).describedAs(failed.body()).isEqualTo("ROLLED_BACK");
        }
        ground.mariaDb().sql("DROP TRIGGER spoil").update();
        ground.mariaDb().sql("DROP TRIGGER spoil_new").update();
        Answer healed = apply(tenant);
        assertThat(healed.text("status")).describedAs(healed.body()).isEqualTo("SUCCESS");
        assertThat(ground.running().knowsPhone(victim.phone())).isTrue();
    }

    @Test
    void a_rollback_that_fails_blocks_its_tenant_until_somebody_has_looked_and_nobody_else() {
        Customer victim = Customer.of(tenant, ground.admin());
        Outcome.bring(ground, false);
        String other = Customer.tenant(ground.admin());
        Customer neighbour = Customer.of(other, ground.admin());
        // Also what is put back is written, and spoilt.
        spoil(victim.phone(), "dtmf_mode", "'hocus'");
        ground.admin()
                .patch("/api/v1/devices/" + deviceOf(victim), Map.of("codecs", List.of("alaw")))
                .expect(200);

        Answer failed = apply(tenant);

        assertThat(failed.text("status")).describedAs(failed.body()).isEqualTo("FAILED");
        ground.admin().post("/api/v1/apply", Map.of("tenant_id", tenant)).expectProblem(409, "apply_blocked");
        Answer next = apply(other);
        assertThat(next.text("status")).describedAs(next.body()).isEqualTo("SUCCESS");
        assertThat(ground.running().knowsPhone(neighbour.phone())).isTrue();
        Answer platform = ended(Map.of());
        assertThat(platform.text("status")).describedAs(platform.body()).isEqualTo("SUCCESS");
        assertThat(platform.at("held_back").values())
                .extracting(JsonNode::asString)
                .containsExactly(tenant);
        assertDriftIsHealed(neighbour);

        ground.mariaDb().sql("DROP TRIGGER spoil").update();
        ground.mariaDb().sql("DROP TRIGGER spoil_new").update();
        ground.admin()
                .post("/api/v1/apply/jobs/" + failed.text("id") + "/resolve", Map.of("note", "the trigger is gone"))
                .expect(200);
        Answer mended = apply(tenant);
        assertThat(mended.text("status")).describedAs(mended.body()).isEqualTo("SUCCESS");
        assertThat(ground.mariaDb()
                        .sql("SELECT allow FROM ps_endpoints WHERE id = ? AND dtmf_mode IS NULL")
                        .param(victim.phone())
                        .query(String.class)
                        .single())
                .isEqualTo("alaw");
    }

    private static void assertDriftIsHealed(Customer customer) {
        assertThat(ground.mariaDb()
                        .sql("UPDATE ps_endpoints SET context = 'from-trunk-external' WHERE id = ?")
                        .param(customer.phone())
                        .update())
                .isEqualTo(1);
        String job = ground.admin()
                .post("/api/v1/diagnostics/drift/heal")
                .expect(202)
                .text("id");
        Answer healed = Outcome.ended(ground, job, PATIENCE);
        assertThat(healed.text("status")).describedAs(healed.body()).isEqualTo("SUCCESS");
        assertThat(healed.at("held_back").values())
                .extracting(JsonNode::asString)
                .containsExactly(tenant);
        assertThat(ground.mariaDb()
                        .sql("SELECT context FROM ps_endpoints WHERE id = ?")
                        .param(customer.phone())
                        .query(String.class)
                        .single())
                .startsWith("tenant-");
        assertThat(ground.running().knowsPhone(customer.phone())).isTrue();
    }

    private static String deviceOf(Customer customer) {
        return ground.admin()
                .get("/api/v1/devices?page_size=200&tenant_id=" + tenant)
                .expect(200)
                .at("items")
                .valueStream()
                .filter(device -> device.path("sip_username").asString().equals(customer.phone()))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
    }

    private static void spoil(String phone, String column, String value) {
        String spoil = " ON ps_endpoints FOR EACH ROW SET NEW." + column + " = IF(NEW.id = '" + phone + "', " + value
                + ", NEW." + column + ")";
        ground.mariaDb().sql("CREATE TRIGGER spoil BEFORE UPDATE" + spoil).update();
        ground.mariaDb().sql("CREATE TRIGGER spoil_new BEFORE INSERT" + spoil).update();
    }

    private static Answer apply(String scope) {
        return ended(Map.of("tenant_id", scope));
    }

    private static Answer ended(Map<String, Object> request) {
        String job = ground.admin().post("/api/v1/apply", request).expect(202).text("id");
        return Outcome.ended(ground, job, PATIENCE);
    }
}
