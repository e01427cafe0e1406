package com.pbxportal.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
