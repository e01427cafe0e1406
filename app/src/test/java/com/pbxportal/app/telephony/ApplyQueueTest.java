package com.pbxportal.app.telephony;

import static com.pbxportal.app.support.Portal.platformAdmin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.Portal;
import com.pbxportal.app.support.PortalClient;
import com.pbxportal.app.support.Secrets;
import com.pbxportal.app.support.Tenancy;
import com.pbxportal.app.support.User;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One tenant's applies do not stop another's. */
class ApplyQueueTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String APPLY = "/api/v1/apply";
    private static final String JOBS = "/api/v1/apply/jobs/";
    private static final String FORCED = "{\"force\":true}";

    @BeforeAll
    static void asterisk() {
        Portal.requireAsterisk();
    }

    @BeforeEach
    void quiet() {
        Applies.awaitNoneRunning();
    }

    @AfterEach
    void goOn() {
        letGoOn();
        Portal.managerCable().mend();
        Applies.awaitNoneRunning();
    }

    /** As if another node were at an apply. */
    private static void holdUp() {
        Portal.postgres().sql("""
                WITH queue AS (UPDATE command.apply_queue SET last_place = last_place + 1 RETURNING last_place)
                INSERT INTO command.apply_work (job_id, place, begun_at, leased_by, leased_until)
                SELECT ?, last_place, now(), 'a test', 'infinity' FROM queue""").param(UUID.randomUUID()).update();
    }

    private static void letGoOn() {
        Portal.postgres()
                .sql("DELETE FROM command.apply_work WHERE leased_by = 'a test'")
                .update();
    }

    @Test
    void others_wait_in_the_order_in_which_they_asked_and_are_told_their_place() {
        Tenancy acme = Tenancy.create();
        Tenancy globex = Tenancy.create();
        holdUp();

        Answer first = acme.admin().post(APPLY, FORCED).expect(202);
        Answer second = globex.admin().post(APPLY, FORCED).expect(202);
        Answer third = platformAdmin().post(APPLY, FORCED).expect(202);

        assertThat(List.of(first, second, third))
                .allSatisfy(job -> assertThat(job.text("status")).isEqualTo("PENDING"));
        assertThat(List.of(place(first), place(second), place(third))).containsExactly(1, 2, 3);
        assertThat(place(globex.admin().get(JOBS + second.text("id")).expect(200)))
                .isEqualTo(2);
        assertThat(acme.admin()
                        .post(APPLY, FORCED)
                        .expectProblem(409, "apply_already_running")
                        .text("detail"))
                .isEqualTo("Another apply operation is currently in progress");
        letGoOn();
        for (Answer job : List.of(first, second, third)) {
            Answer ended = ended(platformAdmin(), job);
            assertThat(ended.text("status")).describedAs(ended.body()).isEqualTo("SUCCESS");
            assertThat(ended.at("queue_position").isNull()).isTrue();
        }
        assertThat(Portal.postgres()
                        .sql(
                                "SELECT id::text FROM readmodel.apply_job WHERE id::text IN (:jobs) ORDER BY ended_position")
                        .param("jobs", List.of(third.text("id"), second.text("id"), first.text("id")))
                        .query(String.class)
                        .list())
                .containsExactly(first.text("id"), second.text("id"), third.text("id"));
    }

    @Test
    void who_waits_for_the_end_waits_through_the_queue() {
        Tenancy acme = Tenancy.create();
        holdUp();
        CompletableFuture<Answer> apply =
                CompletableFuture.supplyAsync(() -> acme.admin().post(APPLY + "?wait=50", FORCED));
        await().atMost(PATIENCE).until(() -> waiting() == 1);

        letGoOn();

        assertThat(apply.join().expect(202).text("status")).isEqualTo("SUCCESS");
    }

    @Test
    void a_tenant_that_applies_without_end_keeps_nobody_from_it_nor_from_looking_for_drift() {
        Tenancy acme = Tenancy.create();
        Tenancy globex = Tenancy.create();
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<Void> loop = CompletableFuture.runAsync(() -> {
            while (!enough.get()) {
                acme.admin().post(APPLY, FORCED);
            }
        });
        try {
            await().atMost(PATIENCE).until(() -> inLine() > 0);

            assertThat(globex.admin()
                            .post(APPLY + "?wait=50", FORCED)
                            .expect(202)
                            .text("status"))
                    .isEqualTo("SUCCESS");
            platformAdmin().post("/api/v1/diagnostics/drift/check", "").expect(200);
            assertThat(platformAdmin()
                            .post(APPLY + "?wait=50", FORCED)
                            .expect(202)
                            .text("status"))
                    .isEqualTo("SUCCESS");
        } finally {
            enough.set(true);
            loop.join();
        }
    }

    @Test
    void what_changes_nothing_is_applied_a_few_times_a_minute_and_what_changes_something_always() {
        Tenancy acme = Tenancy.create();
        PortalClient admin = acme.user("tenant_admin").loginOn(Portal.secondNode());
        admin.post(APPLY + "?wait=50", "{}").expect(202);
        for (String body : List.of(FORCED, FORCED, "{}", "{}", "{}")) {
            assertThat(admin.post(APPLY + "?wait=50", body).expect(202).text("status"))
                    .isEqualTo("SUCCESS");
        }

        Answer refused = admin.post(APPLY, FORCED).expectProblem(429, "too_many_idle_applies");

        assertThat(Integer.parseInt(String.valueOf(refused.header("Retry-After"))))
                .isBetween(1, 60);
        acme.userWithPhone();
        assertThat(admin.post(APPLY + "?wait=50", "{}").expect(202).text("status"))
                .isEqualTo("SUCCESS");
    }

    @Test
    void what_shows_in_no_file_and_no_row_is_nothing_to_apply() {
        Tenancy acme = Tenancy.create();
        User user = acme.user();
        String phone = "/api/v1/devices/" + acme.phoneOf(user, "Desk").id();
        PortalClient admin = acme.user("tenant_admin").loginOn(Portal.secondNode());
        admin.post(APPLY + "?wait=50", "{}").expect(202);
        for (int label = 1; label <= 5; label++) {
            platformAdmin().patch(phone, Map.of("label", "Desk " + label)).expect(200);
            assertThat(admin.post(APPLY + "?wait=50", FORCED).expect(202).text("status"))
                    .isEqualTo("SUCCESS");
        }
        platformAdmin().patch(phone, Map.of("label", "Hall")).expect(200);

        admin.post(APPLY, FORCED).expectProblem(429, "too_many_idle_applies");

        platformAdmin().patch(user.path(), Map.of("full_name", "Ann Other")).expect(200);
        assertThat(admin.post(APPLY + "?wait=50", "{}").expect(202).text("status"))
                .isEqualTo("SUCCESS");
    }

    @Test
    void what_is_brought_back_is_what_was_applied_last_by_the_time_of_its_turn() {
        Applies.everything();
        Tenancy acme = Tenancy.create();
        acme.userWithPhone();
        holdUp();
        Answer apply = acme.admin().post(APPLY, "{}").expect(202);
        Answer heal = platformAdmin().post("/api/v1/diagnostics/drift/heal", "").expect(202);

        letGoOn();

        assertThat(ended(platformAdmin(), apply).text("status")).isEqualTo("SUCCESS");
        assertThat(ended(platformAdmin(), heal).text("status")).isEqualTo("SUCCESS");
        assertThat(Applies.file("generated_internal.conf")).contains("[tenant-" + acme.slug() + "]");
    }

    @Test
    void a_consent_that_is_needed_since_is_needed() {
        Tenancy acme = Tenancy.create();
        acme.userWithPhone();
        holdUp();
        Answer apply = acme.admin().post(APPLY, "{}").expect(202);
        platformAdmin().patch(acme.path(), Map.of("apply_needs_approval", true)).expect(200);

        letGoOn();

        Answer ended = ended(platformAdmin(), apply);
        assertThat(ended.text("status")).isEqualTo("FAILED");
        assertThat(ended.text("error_text")).contains("need a second person's consent");
    }

    @Test
    void who_follows_a_job_is_told_each_change_of_its_place() {
        Tenancy acme = Tenancy.create();
        holdUp();
        platformAdmin().post(APPLY, FORCED).expect(202);
        Answer job = acme.admin().post(APPLY, FORCED).expect(202);
        CompletableFuture<Answer> stream = CompletableFuture.supplyAsync(() -> followed(acme.admin(), job));
        await().atMost(PATIENCE).until(() -> waiting() == 2);

        letGoOn();

        assertThat(stream.join().expect(200).body())
                .containsSubsequence("\"queue_position\":2", "\"queue_position\":1", "\"status\":\"SUCCESS\"");
    }

    @Test
    void whoever_has_lost_their_session_is_told_no_more() {
        Tenancy acme = Tenancy.create();
        PortalClient admin = acme.admin();
        holdUp();
        String job = JOBS + admin.post(APPLY, FORCED).expect(202).text("id");
        Map<String, BiConsumer<User, PortalClient>> ways = Map.of(
                "logged out",
                (user, own) -> own.post("/api/v1/auth/logout", "").expect(204),
                "suspended",
                (user, own) ->
                        admin.patch(user.path(), Map.of("status", "suspended")).expect(200),
                "of another role",
                (user, own) ->
                        admin.patch(user.path(), Map.of("role", "end_user")).expect(200),
                "given another password",
                (user, own) -> admin.patch(user.path(), Map.of("password", Secrets.password()))
                        .expect(200),
                "deleted",
                (user, own) -> admin.delete(user.path()).expect(204));

        ways.forEach((way, loseTheirSession) -> {
            User user = acme.user("tenant_admin");
            PortalClient own = user.login();
            Iterator<String> lines = own.follow(job + "/events").iterator();
            assertThat(lines.next()).isEqualTo("event:progress");

            loseTheirSession.accept(user, own);

            await(way).atMost(PATIENCE).untilAsserted(() -> assertThat(lines.hasNext() ? lines.next() : "the end")
                    .isEqualTo("the end"));
        });
        assertThat(admin.get(job).text("status")).isEqualTo("PENDING");
    }

    @Test
    void a_tenant_sees_nothing_of_how_much_others_have() {
        Tenancy acme = Tenancy.create();
        acme.userWithPhone();
        Answer alone = acme.admin().post(APPLY + "?wait=50", "{}").expect(202);
        Tenancy.create().userWithPhone();
        Applies.everything();

        Answer amongMore = acme.admin().post(APPLY + "?wait=50", FORCED).expect(202);

        assertThat(alone.at("files").size()).isPositive();
        assertThat(amongMore.at("files")).isEqualTo(alone.at("files"));
        Answer shown = acme.admin().get(JOBS + amongMore.text("id")).expect(200);
        assertThat(shown.json()).isEqualTo(amongMore.json());
        for (String hidden : List.of("events", "revision")) {
            assertThat(shown.at(hidden).isNull()).describedAs(hidden).isTrue();
            assertThat(acme.admin()
                            .get(APPLY + "/jobs?limit=1")
                            .at("/items/0/" + hidden)
                            .isNull())
                    .isTrue();
            assertThat(platformAdmin().get(JOBS + shown.text("id")).at(hidden).isNull())
                    .isFalse();
        }
        assertThat(acme.admin().post(APPLY + "/preview", "{}").at("revision").isNull())
                .isTrue();
    }

    @Test
    void a_tenant_plans_one_apply_a_minute_and_so_many_in_all() {
        String schedule = APPLY + "/schedule";
        Tenancy acme = Tenancy.create();
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MINUTES);
        Answer first = acme.admin().post(schedule, at(tomorrow)).expect(201);

        acme.admin().post(schedule, at(tomorrow.plusSeconds(59))).expectProblem(409, "apply_plan_minute_taken");
        for (int plan = 1; plan < 20; plan++) {
            acme.admin().post(schedule, at(tomorrow.plusSeconds(60L * plan))).expect(201);
        }
        Map<String, Object> oneMore = at(tomorrow.plusSeconds(3600));
        acme.admin().post(schedule, oneMore).expectProblem(409, "too_many_apply_plans");
        Tenancy.create().admin().post(schedule, oneMore).expect(201);
        acme.admin().delete(schedule + "/" + first.text("id")).expect(204);
        acme.admin().post(schedule, oneMore).expect(201);
    }

    @Test
    void a_wait_is_a_number_of_seconds_and_a_preview_is_of_somebody() {
        for (String wait : List.of("0x1", "", "121", "-1", "1.5")) {
            assertThat(platformAdmin()
                            .post(APPLY + "?wait=" + wait, "{}")
                            .expectProblem(400, "invalid_input")
                            .errors())
                    .containsExactly("wait: Invalid wait: " + wait + " (a whole number of seconds from 0 to 120)");
        }
        platformAdmin()
                .post(APPLY + "/preview", Map.of("tenant_id", UUID.randomUUID()))
                .expectProblem(404, "unknown_tenant");
    }

    @Test
    void health_tells_of_the_apply_that_ended_last_whatever_the_clock_said() {
        Tenancy.create().userWithPhone();
        Portal.managerCable().cut();
        Answer failed = Applies.request();
        Portal.managerCable().mend();
        moveClockOf(failed, "2 hours");
        try {
            Answer last = Applies.everything();

            await().atMost(PATIENCE).until(() -> platformAdmin()
                    .get("/api/v1/health")
                    .body()
                    .contains("apply " + last.text("id") + " ended well"));
        } finally {
            moveClockOf(failed, "-2 hours");
        }
    }

    private static void moveClockOf(Answer job, String by) {
        Portal.postgres()
                .sql("UPDATE readmodel.apply_job SET created_at = created_at + ?::interval,"
                        + " ended_at = ended_at + ?::interval WHERE id::text = ?")
                .params(by, by, job.text("id"))
                .update();
    }

    private static Map<String, Object> at(Instant time) {
        return Map.of("at", time.toString());
    }

    private static int place(Answer job) {
        return job.at("queue_position").asInt();
    }

    /** The one that runs included: with nobody before it, it waits for a moment that no poll would see. */
    private static int inLine() {
        return Portal.postgres()
                .sql("SELECT count(*) FROM command.apply_work")
                .query(Integer.class)
                .single();
    }

    private static int waiting() {
        return Portal.postgres()
                .sql("SELECT count(*) FROM command.apply_work WHERE begun_at IS NULL")
                .query(Integer.class)
                .single();
    }

    private static Answer followed(PortalClient client, Answer job) {
        return client.with("Accept", "text/event-stream").get(JOBS + job.text("id") + "/events");
    }

    private static Answer ended(PortalClient client, Answer job) {
        return await().atMost(PATIENCE)
                .until(() -> client.get(JOBS + job.text("id")).expect(200), answer -> !answer.at("ended_at")
                        .isNull());
    }
}
