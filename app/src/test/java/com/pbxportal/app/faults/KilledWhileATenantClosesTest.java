package com.pbxportal.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.Numbers;
import com.pbxportal.shared.user.UserDeleted;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The application is killed between two portions of what a closed tenant gives back. */
class KilledWhileATenantClosesTest extends FaultTest {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @Test
    void a_tenant_whose_closing_was_interrupted_stays_closed_and_is_emptied_after_the_next_start() {
        String closed = Customer.tenant(ground.admin());
        Customer.of(closed, ground.admin());
        allocate(closed, Numbers.fresh(1_500));

        try (Gate gate = Gate.before(ground, UserDeleted.class)) {
            ground.admin().delete("/api/v1/tenants/" + closed).expect(202);
            Awaitility.await().atMost(PATIENCE).until(gate::hasSomebody);
            ground.application().kill();
            gate.disconnectWhoWaits();
        }
        assertThat(left(closed)).isEqualTo(501);
        ground.letClaimsRunOut();
        letHeartbeatsRunOut();
        ground.application().start();

        Answer tenant = ground.admin().get("/api/v1/tenants/" + closed).expect(200);
        assertThat(tenant.text("status")).isEqualTo("closed");
        Awaitility.await().atMost(PATIENCE).until(() -> ground.admin()
                .get("/api/v1/tenants/" + closed)
                .expect(200)
                .at("closing")
                .isNull());
        assertThat(left(closed)).isZero();
        assertThat(total("/api/v1/dids?tenant_id=" + closed)).isZero();
        assertThat(total("/api/v1/users?status=deleted&tenant_id=" + closed)).isOne();
    }

    private static void allocate(String tenant, List<String> numbers) {
        ground.admin().post("/api/v1/dids/import", Numbers.toImport(numbers)).expect(201);
        List<String> ids = numbers.stream().map(Numbers::idOf).toList();
        ground.admin()
                .post("/api/v1/dids/allocate", Map.of("tenant_id", tenant, "did_ids", ids))
                .expect(200);
    }

    private static long left(String tenant) {
        return ground.postgres()
                .sql("SELECT count(*) FROM command.tenant_number WHERE tenant_id = ?::uuid")
                .param(tenant)
                .query(Long.class)
                .single();
    }

    private static int total(String path) {
        return ground.admin().get(path).expect(200).at("total").asInt();
    }

    /** As {@link Ground#letClaimsRunOut}: of who was killed, others believe for half a minute that it is still at work. */
    private static void letHeartbeatsRunOut() {
        ground.postgres()
                .sql("UPDATE command.scheduled_task SET last_heartbeat = now() - interval '1 hour' WHERE picked")
                .update();
    }
}
