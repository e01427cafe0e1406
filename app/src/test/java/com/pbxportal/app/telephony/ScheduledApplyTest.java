package com.pbxportal.app.telephony;

import static com.pbxportal.app.support.Portal.platformAdmin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.Device;
import com.pbxportal.app.support.Did;
import com.pbxportal.app.support.Portal;
import com.pbxportal.app.support.PortalClient;
import com.pbxportal.app.support.Secrets;
import com.pbxportal.app.support.Tenancy;
import com.pbxportal.app.support.User;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class ScheduledApplyTest {

    private static final String SCHEDULE = "/api/v1/apply/schedule";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TAKEN_OVER = Secrets.password();

    @BeforeAll
    static void asterisk() {
        Portal.requireAsterisk();
    }

    @AfterEach
    void mend() {
        Portal.postgres().sql("DELETE FROM command.apply_block").update();
        Applies.awaitNoneRunning();
    }

    @Test
    void an_apply_begins_at_its_time_and_brings_what_is_there_by_then() {
        Tenancy tenant = Tenancy.create();
        User admin = tenant.user("tenant_admin");
        Answer plan = admin.login()
                .post(SCHEDULE, Map.of("at", in(Duration.ofSeconds(2)), "note", "After hours"))
                .expect(201);
        assertThat(plan.text("status")).isEqualTo("SCHEDULED");
        assertThat(plan.header("Location")).isEqualTo(SCHEDULE + "/" + plan.text("id"));
        Did number = tenant.numberOf(tenant.userWithPhone());

        Answer job = jobOf(tenant.admin(), plan);

        assertThat(job.text("status")).describedAs(job.body()).isEqualTo("SUCCESS");
        assertThat(job.text("requested_by")).isEqualTo(admin.id());
        assertThat(Applies.file("generated_inbound.conf")).contains(number.number());
    }

    @Test
    void what_was_cancelled_does_not_begin() {
        Tenancy tenant = Tenancy.create();
        Answer plan = tenant.admin()
                .post(SCHEDULE, Map.of("at", in(Duration.ofHours(1))))
                .expect(201);

        tenant.admin().delete(path(plan) + "?note=Not%20tonight").expect(204);

        Answer cancelled = tenant.admin().get(path(plan)).expect(200);
        assertThat(cancelled.text("status")).isEqualTo("CANCELLED");
        assertThat(cancelled.text("reason")).isEqualTo("Not tonight");
        assertThat(tenant.admin().get(SCHEDULE + "?status=CANCELLED").text("/items/0/id"))
                .isEqualTo(plan.text("id"));
        tenant.admin().delete(path(plan)).expectProblem(409, "apply_plan_not_open");
        assertThat(Portal.postgres()
                        .sql("SELECT count(*) FROM command.scheduled_task WHERE task_instance = ?")
                        .param(plan.text("id"))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void it_waits_while_no_apply_may_begin() {
        Tenancy tenant = Tenancy.create();
        Portal.postgres()
                .sql("INSERT INTO command.apply_block (job_id) VALUES (?)")
                .param(UUID.randomUUID())
                .update();
        Answer plan = tenant.admin()
                .post(SCHEDULE, Map.of("at", in(Duration.ofSeconds(1))))
                .expect(201);
        await().atMost(PATIENCE).until(() -> Portal.postgres()
                .sql("SELECT last_success IS NOT NULL FROM command.scheduled_task WHERE task_instance = ?")
                .param(plan.text("id"))
                .query(Boolean.class)
                .single());
        assertThat(tenant.admin().get(path(plan)).text("status")).isEqualTo("SCHEDULED");

        Portal.postgres().sql("DELETE FROM command.apply_block").update();

        assertThat(jobOf(tenant.admin(), plan).text("status")).isEqualTo("SUCCESS");
    }

    @Test
    void who_may_not_apply_any_more_does_not_apply_by_having_planned_it() {
        Tenancy tenant = Tenancy.create();
        User admin = tenant.user("tenant_admin");
        Answer plan = admin.login()
                .post(SCHEDULE, Map.of("at", in(Duration.ofSeconds(2))))
                .expect(201);
        platformAdmin().patch(admin.path(), Map.of("status", "suspended")).expect(200);

        Answer missed = awaitStatus(tenant.admin(), plan, "MISSED");

        assertThat(missed.text("reason")).isEqualTo("Who planned it has no active account any more");
    }

    @Test
    void what_somebody_of_a_tenant_planned_that_is_suspended_by_then_is_missed_with_the_reason() {
        Tenancy tenant = Tenancy.create();
        Answer plan = tenant.admin()
                .post(SCHEDULE, Map.of("at", in(Duration.ofSeconds(2))))
                .expect(201);

        platformAdmin().patch(tenant.path(), Map.of("status", "suspended")).expect(200);

        Answer missed = awaitStatus(tenant.admin(), plan, "MISSED");

        assertThat(missed.text("reason")).startsWith("Your tenant is suspended");
    }

    @Test
    void where_two_people_have_to_agree_one_cannot_apply() {
        Tenancy tenant = Tenancy.create(Map.of("apply_needs_approval", true));
        Did number = tenant.numberOf(tenant.userWithPhone());

        assertThat(tenant.admin()
                        .post("/api/v1/apply", "{}")
                        .expectProblem(409, "apply_needs_approval")
                        .text("detail"))
                .startsWith("Applies of " + tenant.name() + " need a second person's consent");
        platformAdmin()
                .post("/api/v1/apply", Map.of("tenant_id", tenant.id()))
                .expectProblem(409, "apply_needs_approval");
        Answer everything = Applies.everything();
        assertThat(everything.at("held_back").toString()).contains(tenant.id());
        assertThat(Applies.file("generated_inbound.conf")).doesNotContain(number.number());
    }

    @Test
    void a_new_password_needs_the_consent_too() {
        Tenancy tenant = Tenancy.create();
        Device device = tenant.userWithPhone().phone();
        Applies.everything();
        Phone phone = new Phone(device).registers();
        platformAdmin()
                .patch(tenant.path(), Map.of("apply_needs_approval", true))
                .expect(200);
        platformAdmin().post(device.path() + "/rotate-password").expect(200);

        Applies.everything();

        phone.registers();
        platformAdmin().delete(device.path()).expect(204);
        assertThat(Applies.everything().at("warnings").toString()).doesNotContain(device.sipUsername());
        phone.registers();
    }

    @Test
    void an_apply_waits_for_who_is_deciding_on_consents() throws Exception {
        Tenancy tenant = Tenancy.create();
        Did number = tenant.numberOf(tenant.userWithPhone());
        CompletableFuture<Answer> everything = new CompletableFuture<>();
        new TransactionTemplate(Portal.node().bean(PlatformTransactionManager.class)).executeWithoutResult(deciding -> {
            Portal.node()
                    .bean(JdbcClient.class)
                    .sql("UPDATE command.open_tenant SET held_back = true WHERE tenant_id = ?::uuid")
                    .param(tenant.id())
                    .update();
            everything.completeAsync(Applies::everything);
            await().atMost(PATIENCE).until(() -> Portal.postgres()
                    .sql("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND mode = 'ShareLock')")
                    .query(Boolean.class)
                    .single());
        });

        assertThat(everything.join().at("held_back").toString()).contains(tenant.id());
        assertThat(Applies.file("generated_inbound.conf")).doesNotContain(number.number());
        // As another node would have decided: this one's memory of the tenant knows nothing of it.
        tenant.admin().post("/api/v1/apply", "{}").expectProblem(409, "apply_needs_approval");
        assertThat(tenant.admin().post(SCHEDULE, "{}").expect(201).text("status"))
                .isEqualTo("AWAITING_APPROVAL");
    }

    @Test
    void who_decides_on_consents_and_who_applies_do_not_wait_for_each_other_in_a_ring() {
        Tenancy tenant = Tenancy.create();
        PortalClient admin = tenant.admin();
        for (int round = 0; round < 20; round++) {
            boolean needed = round % 2 == 0;
            CompletableFuture<Answer> decision = CompletableFuture.supplyAsync(
                    () -> platformAdmin().patch(tenant.path(), Map.of("apply_needs_approval", needed)));
            CompletableFuture<Answer> apply = CompletableFuture.supplyAsync(() -> admin.post("/api/v1/apply", "{}"));

            decision.join().expect(200);
            assertThat(apply.join().status()).isIn(202, 409);
        }
    }

    @Test
    void a_second_person_agrees_to_what_they_have_looked_at() {
        Tenancy tenant = Tenancy.create(Map.of("apply_needs_approval", true));
        Did number = tenant.numberOf(tenant.userWithPhone());
        PortalClient other = tenant.user("tenant_admin").login();
        Answer plan = tenant.admin().post(SCHEDULE, "{}").expect(201);
        assertThat(plan.text("status")).isEqualTo("AWAITING_APPROVAL");
        assertThat(tenant.admin().get(path(plan)).text("expires_at")).isEqualTo(plan.text("expires_at"));
        String sha256 = previewed(other);
        Map<String, Object> consent = Map.of("sha256", sha256);

        tenant.admin().post(path(plan) + "/approve", consent).expectProblem(403, "second_person_needed");
        other.post(path(plan) + "/approve", Map.of("sha256", "0".repeat(64)))
                .expectProblem(409, "configuration_changed_meanwhile");
        assertThat(other.post(path(plan) + "/approve", Map.of("sha256", "yes"))
                        .expectProblem(400, "invalid_input")
                        .errors())
                .containsExactly("sha256: must be the 64 hexadecimal digits that /apply/preview names as sha256");
        other.post(path(plan) + "/approve", consent).expect(200);

        Answer job = jobOf(tenant.admin(), plan);
        assertThat(job.text("status")).describedAs(job.body()).isEqualTo("SUCCESS");
        assertThat(job.text("approved")).isEqualTo(sha256);
        assertThat(Applies.file("generated_inbound.conf")).contains(number.number());
        other.post(path(plan) + "/approve", consent).expectProblem(409, "apply_plan_not_open");
    }

    @Test
    void what_was_changed_after_the_consent_is_not_applied() {
        Applies.everything();
        Tenancy tenant = Tenancy.create(Map.of("apply_needs_approval", true));
        User ann = tenant.userWithPhone();
        PortalClient other = tenant.user("tenant_admin").login();
        Answer plan = tenant.admin()
                .post(SCHEDULE, Map.of("at", in(Duration.ofSeconds(5))))
                .expect(201);
        other.post(path(plan) + "/approve", Map.of("sha256", previewed(other))).expect(200);
        Did slipped = tenant.numberOf(ann);

        Answer job = jobOf(tenant.admin(), plan);

        assertThat(job.text("status")).isEqualTo("FAILED");
        assertThat(job.text("error_text")).startsWith("The configuration was changed after it was approved");
        assertThat(job.text("remedy")).isEqualTo("Preview it, plan an apply and have it approved anew");
        assertThat(Applies.file("generated_inbound.conf")).doesNotContain(slipped.number());
    }

    @Test
    void who_planned_it_is_not_the_second_person_by_another_account() {
        Tenancy tenant = Tenancy.create(Map.of("apply_needs_approval", true));
        User colleague = tenant.user("tenant_admin");
        Map<String, Object> person = tenant.person(Map.of("role", "tenant_admin"));
        PortalClient made = User.createdBy(tenant.admin(), person).login();
        Answer plan = tenant.admin().post(SCHEDULE, "{}").expect(201);
        tenant.admin().patch(colleague.path(), Map.of("password", TAKEN_OVER)).expect(200);
        PortalClient takenOver = Portal.nobody().loginAs(colleague.email(), TAKEN_OVER);
        PortalClient late = tenant.user("tenant_admin").login();
        Map<String, Object> consent = Map.of("sha256", previewed(made));

        for (PortalClient puppet : List.of(made, takenOver)) {
            assertThat(puppet.post(path(plan) + "/approve", consent)
                            .expectProblem(403, "second_person_needed")
                            .text("detail"))
                    .contains("may be in the same hands");
        }
        assertThat(late.post(path(plan) + "/approve", consent)
                        .expectProblem(403, "second_person_needed")
                        .text("detail"))
                .contains("You have been tenant_admin since");
        assertThat(tenant.admin().get(path(plan)).text("status")).isEqualTo("AWAITING_APPROVAL");
        platformAdmin().post(path(plan) + "/approve", consent).expect(200);
        assertThat(jobOf(tenant.admin(), plan).text("status")).isEqualTo("SUCCESS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"at\": null}",
                "{\"at\": \"2020-01-01T00:00:00Z\"}",
                "{\"at\": \"2999-01-01T00:00:00Z\"}",
                "{\"at\": \"2030-01-01T00:00:00\"}",
                "{\"at\": \"tonight\"}"
            })
    void a_time_is_one_in_the_near_future_with_its_offset(String body) {
        Answer answer = Tenancy.create().admin().post(SCHEDULE, body);

        assertThat(answer.status()).describedAs(answer.body()).isEqualTo(400);
        assertThat(answer.text("/errors/0/field")).isEqualTo("at");
    }

    private static String in(Duration duration) {
        return Instant.now().plus(duration).toString();
    }

    private static String path(Answer plan) {
        return SCHEDULE + "/" + plan.text("id");
    }

    private static String previewed(PortalClient client) {
        return client.post("/api/v1/apply/preview", new HashMap<>()).expect(200).text("sha256");
    }

    private static Answer jobOf(PortalClient client, Answer plan) {
        String job = awaitStatus(client, plan, "STARTED").text("job_id");
        return await().atMost(PATIENCE)
                .until(() -> client.get("/api/v1/apply/jobs/" + job).expect(200), answer -> !answer.at("ended_at")
                        .isNull());
    }

    private static Answer awaitStatus(PortalClient client, Answer plan, String status) {
        return await().atMost(PATIENCE).until(() -> client.get(path(plan)).expect(200), answer -> answer.text("status")
                .equals(status));
    }
}
