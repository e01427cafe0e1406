package com.pbxportal.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.PortalClient;
import com.pbxportal.app.support.Secrets;
import com.pbxportal.shared.apply.ApplyWritten;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The vault has today's passwords only, and a consent is to those of its day. */
class PasswordAfterConsentTest extends FaultTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Test
    void a_password_that_is_changed_while_an_approved_apply_runs_does_not_get_into_it() {
        PortalClient admin = ground.admin();
        String careful = Customer.tenant(admin);
        admin.patch("/api/v1/tenants/" + careful, Map.of("apply_needs_approval", true))
                .expect(200);
        PortalClient planner = administratorOf(careful, "planner");
        PortalClient approver = administratorOf(careful, "approver");
        Outcome outcome = Outcome.ofNewCustomer(ground, careful);
        String device =
                admin.get("/api/v1/devices?tenant_id=" + careful).expect(200).text("/items/0/id");
        String plan = planner.post("/api/v1/apply/schedule", "{}").expect(201).text("id");
        String sha256 = approver.post("/api/v1/apply/preview", "{}").expect(200).text("sha256");

        try (Gate gate = Gate.before(ground, ApplyWritten.class)) {
            approver.post("/api/v1/apply/schedule/" + plan + "/approve", Map.of("sha256", sha256))
                    .expect(200);
            Awaitility.await().atMost(PATIENCE).until(gate::hasSomebody);
            admin.post("/api/v1/devices/" + device + "/rotate-password").expect(200);
        }
        Answer job = Outcome.ended(
                ground,
                approver.get("/api/v1/apply/schedule/" + plan).expect(200).text("job_id"),
                PATIENCE);

        assertThat(job.text("status")).describedAs(job.body()).isEqualTo("ROLLED_BACK");
        assertThat(job.text("failed_step")).isEqualTo("SYNCHRONISE");
        assertThat(job.text("error_text")).endsWith(" got another password, or was deleted");
        assertThat(job.text("remedy")).isEqualTo("Preview it, plan an apply and have it approved anew");
        outcome.isUntouched();
        admin.patch("/api/v1/tenants/" + careful, Map.of("apply_needs_approval", false))
                .expect(200);
        Outcome.bring(ground, false);
    }

    private static PortalClient administratorOf(String tenant, String name) {
        String email = name + "@" + tenant + ".example";
        String password = Secrets.password();
        ground.admin()
                .post(
                        "/api/v1/users",
                        Map.of(
                                "tenant_id",
                                tenant,
                                "email",
                                email,
                                "full_name",
                                name,
                                "password",
                                password,
                                "role",
                                "tenant_admin"))
                .expect(201);
        return PortalClient.at(ground.application().url()).loginAs(email, password);
    }
}
