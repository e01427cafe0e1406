package com.pbxportal.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.PortalClient;
import com.pbxportal.app.web.idempotency.IdempotencyStore;
import com.pbxportal.shared.identity.Role;
import com.pbxportal.shared.identity.UserId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class IdempotencyTest extends SliceTest {

    private static final String WIDGETS = "/api/v1/widgets";
    private static final String WIDGET = "{\"full_name\":\"a\",\"size\":1}";

    @Autowired
    IdempotencyStore store;

    private final String key = UUID.randomUUID().toString();
    private final UserId alice = new UserId(UUID.randomUUID());
    private PortalClient admin = PortalClient.at(0);
    private final ExecutorService executor = Executors.newCachedThreadPool();

    @BeforeEach
    void start() {
        WidgetController.created.set(0);
        WidgetController.attempts.set(0);
        WidgetController.gate = new CountDownLatch(0);
        admin = as(Role.PLATFORM_ADMIN).with("Idempotency-Key", key);
    }

    @AfterEach
    void stop() {
        WidgetController.gate.countDown();
        executor.shutdownNow();
    }

    @Test
    void a_repeated_request_is_carried_out_once_and_answered_alike() {
        Answer first = admin.post(WIDGETS, WIDGET).expect(201);
        Answer second = admin.post(WIDGETS, WIDGET).expect(201);

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Location")).isEqualTo("/api/v1/widgets/1");
        assertThat(second.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        assertThat(first.header("Idempotency-Replayed")).isNull();
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.header("X-Request-Id")).isNotEqualTo(first.header("X-Request-Id"));
        assertThat(WidgetController.created).hasValue(1);
    }

    @Test
    void a_one_time_password_is_not_kept_in_the_clear() {
        String password = admin.post(WIDGETS, WIDGET).text("one_time_password");

        byte[] answer = jdbc.sql("SELECT answer FROM command.idempotency WHERE idempotency_key = ?")
                .param(key)
                .query(byte[].class)
                .single();

        assertThat(new String(answer, StandardCharsets.ISO_8859_1)).doesNotContain(password);
    }

    @Test
    void a_key_stands_for_one_request_only() {
        admin.post(WIDGETS, WIDGET).expect(201);

        admin.post(WIDGETS, "{\"full_name\":\"b\",\"size\":1}").expectProblem(409, "idempotency_key_reused");
        admin.post(WIDGETS + "?dry_run=true", WIDGET).expectProblem(409, "idempotency_key_reused");
        admin.post(WIDGETS + "/flaky?fails_with=", WIDGET).expectProblem(409, "idempotency_key_reused");
        assertThat(WidgetController.created).hasValue(1);
    }

    @Test
    void another_callers_key_is_another_key() {
        admin.post(WIDGETS, WIDGET).expect(201);

        platformAdmin().with("Idempotency-Key", key).post(WIDGETS, WIDGET).expect(201);

        assertThat(WidgetController.created).hasValue(2);
    }

    @Test
    void who_has_lost_the_role_does_not_get_the_answer_of_the_role() {
        admin.post(WIDGETS, WIDGET).expect(201);

        as(Role.END_USER).with("Idempotency-Key", key).post(WIDGETS, WIDGET).expectProblem(403, "role_not_sufficient");
    }

    @Test
    void a_refusal_is_repeated_too() {
        String invalid = "{\"full_name\":\"\",\"size\":1}";
        Answer first = admin.post(WIDGETS, invalid).expectProblem(400, "invalid_input");
        Answer second = admin.post(WIDGETS, invalid).expectProblem(400, "invalid_input");

        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void nothing_is_kept_of_what_no_handler_decided() {
        as(Role.END_USER).with("Idempotency-Key", key).post(WIDGETS, WIDGET).expectProblem(403, "role_not_sufficient");
        admin.post("/api/v1/nowhere", WIDGET).expectProblem(404, "route_not_found");
        admin.post("/api/v1/me", WIDGET).expectProblem(405, "method_not_allowed");
        admin.with("Content-Type", "text/plain").post(WIDGETS, "a").expectProblem(415, "unsupported_media_type");
        admin.with("Accept", "text/csv").post(WIDGETS, WIDGET).expectProblem(406, "not_acceptable");
        admin.with("Content-Type", "multipart/form-data")
                .post(WIDGETS, "x")
                .expectProblem(415, "unsupported_media_type");

        assertThat(kept()).isZero();
        assertThat(WidgetController.created).hasValue(0);
    }

    @Test
    void an_answer_with_a_token_is_never_kept_however_its_path_is_written() {
        for (String path : List.of("/api/v1/auth/login", "/api/v1/%61uth/login", "/api/v1/auth/%6cogin")) {
            Map<String, String> login = Map.of("email", "alice@example.com", "password", "right");
            admin.post(path, login).expect(200);

            assertThat(admin.post(path, login).header("Idempotency-Replayed"))
                    .describedAs(path)
                    .isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/apply/preview", "/api/v1/%61pply/preview"})
    void a_preview_is_looked_at_anew_and_never_kept_however_its_path_is_written(String path) {
        assertThat(admin.post(path).expect(200).text("attempt")).isEqualTo("1");

        Answer second = admin.post(path).expect(200);

        assertThat(second.text("attempt")).isEqualTo("2");
        assertThat(second.header("Idempotency-Replayed")).isNull();
        assertThat(kept()).isZero();
    }

    @Test
    void one_callers_answers_are_not_kept_without_end() {
        jdbc.sql("""
                INSERT INTO command.idempotency (caller_id, idempotency_key, fingerprint, attempt, leased_until, answer)
                SELECT ?, 'k' || n, '', gen_random_uuid(), now(), '' FROM generate_series(1, 20000) AS n""").param(alice.value()).update();

        assertThat(admin.post(WIDGETS, WIDGET)
                        .expectProblem(429, "too_many_requests")
                        .header("Retry-After"))
                .isEqualTo("600");
        as(Role.PLATFORM_ADMIN).post(WIDGETS, WIDGET).expect(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"anything", "connection", "concurrency"})
    void what_may_go_better_next_time_may_be_tried_again(String failure) {
        String path = WIDGETS + "/flaky?fails_with=" + failure;

        assertThat(admin.post(path).status()).isGreaterThanOrEqualTo(409);
        assertThat(admin.post(path).expect(200).text("attempt")).isEqualTo("2");
    }

    @Test
    void while_the_first_runs_the_second_is_refused() throws Exception {
        WidgetController.gate = new CountDownLatch(1);
        Future<Answer> first = executor.submit(() -> admin.post(WIDGETS + "/slow"));
        awaitInProgress();

        Answer second = admin.post(WIDGETS + "/slow").expectProblem(409, "idempotent_request_in_progress");
        WidgetController.gate.countDown();

        assertThat(second.header("Retry-After")).isEqualTo("1");
        first.get().expect(200);
        admin.post(WIDGETS + "/slow").expect(200);
        assertThat(WidgetController.created).hasValue(1);
    }

    @Test
    void a_request_whose_process_died_is_taken_over_after_its_lease() {
        admin.post(WIDGETS, WIDGET).expect(201);
        jdbc.sql("UPDATE command.idempotency SET answer = NULL, leased_until = now() + interval '1 minute'")
                .update();
        admin.post(WIDGETS, WIDGET).expectProblem(409, "idempotent_request_in_progress");

        jdbc.sql("UPDATE command.idempotency SET leased_until = now() - interval '1 second'")
                .update();

        assertThat(admin.post(WIDGETS, WIDGET).expect(201).header("Idempotency-Replayed"))
                .isNull();
        assertThat(admin.post(WIDGETS, WIDGET).expect(201).header("Idempotency-Replayed"))
                .isEqualTo("true");
    }

    @Test
    void of_many_at_the_same_moment_one_is_carried_out() throws Exception {
        List<Future<Answer>> answers = executor.invokeAll(IntStream.range(0, 20)
                .mapToObj(i -> (Callable<Answer>) () -> admin.post(WIDGETS, WIDGET))
                .toList());

        for (Future<Answer> answer : answers) {
            assertThat(answer.get().status()).isIn(201, 409);
        }
        assertThat(WidgetController.created).hasValue(1);
    }

    @Test
    void answers_are_forgotten_after_a_day() {
        admin.post(WIDGETS, WIDGET).expect(201);
        jdbc.sql("UPDATE command.idempotency SET created_at = now() - interval '25 hours'")
                .update();

        assertThat(admin.post(WIDGETS, WIDGET).expect(201).header("Idempotency-Replayed"))
                .isNull();

        jdbc.sql("UPDATE command.idempotency SET created_at = now() - interval '25 hours'")
                .update();
        store.forgetOld();
        assertThat(jdbc.sql("SELECT count(*) FROM command.idempotency")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with space"})
    void a_key_has_a_grammar(String bad) {
        as(Role.PLATFORM_ADMIN)
                .with("Idempotency-Key", bad)
                .post(WIDGETS, WIDGET)
                .expectProblem(400, "invalid_idempotency_key");
    }

    @Test
    void without_a_key_each_request_is_its_own() {
        as(Role.PLATFORM_ADMIN).post(WIDGETS, WIDGET).expect(201);
        as(Role.PLATFORM_ADMIN).post(WIDGETS, WIDGET).expect(201);

        assertThat(WidgetController.created).hasValue(2);
    }

    private int kept() {
        return jdbc.sql("SELECT count(*) FROM command.idempotency WHERE idempotency_key = ?")
                .param(key)
                .query(Integer.class)
                .single();
    }

    private PortalClient as(Role role) {
        return nobody().withToken(token(startSession(alice), alice, role, role == Role.PLATFORM_ADMIN ? null : ACME));
    }

    private void awaitInProgress() {
        await().until(() -> WidgetController.created.get() > 0);
    }
}
