package com.pbxportal.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.pbxportal.app.support.LogCapture;
import com.pbxportal.app.support.PortalClient;
import com.pbxportal.shared.identity.Role;
import com.pbxportal.shared.identity.UserId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccessLogTest extends SliceTest {

    private LogCapture log;

    @BeforeEach
    void listen() {
        log = LogCapture.start();
    }

    @AfterEach
    void stopListening() {
        log.close();
    }

    @Test
    void a_request_is_one_line_with_its_template_and_its_actor() {
        PortalClient admin = platformAdmin();
        String actor = admin.get("/api/v1/me").text("user_id");

        admin.with("X-Request-Id", "logged-2").get("/api/v1/widgets/" + ACME);

        LogCapture.Line line = accessLine("logged-2");
        assertThat(line.message()).matches("GET /api/v1/widgets/\\{id} 200 \\d+ ms");
        assertThat(line.fields())
                .containsEntry("http_path", "/api/v1/widgets/{id}")
                .containsEntry("http_status", "200")
                .containsEntry("actor_id", actor)
                .containsEntry("source_ip", "127.0.0.1");
    }

    @Test
    void neither_queries_nor_bodies_nor_tokens_get_into_the_log() {
        String token = token(startSession(someone()), someone(), Role.END_USER, ACME);
        PortalClient client = nobody().withToken(token).with("X-Request-Id", "secret-1");

        client.post("/api/v1/auth/login?password=hunter2", Map.of("email", "a@example.com", "password", "hunter3"));
        client.with("X-Request-Id", "secret-2").get("/api/v1/failing?with=hunter4");

        accessLine("secret-1");
        accessLine("secret-2");
        assertThat(log.text()).doesNotContain("hunter2", "hunter3", token);
    }

    @Test
    void our_faults_are_logged_under_the_request_id() {
        platformAdmin()
                .with("X-Request-Id", "fault-1")
                .get("/api/v1/failing?with=fire")
                .expect(500);

        LogCapture.Line fault = first(line -> line.stackTrace().contains("the secret of fire"));
        assertThat(fault.fields()).containsEntry("request_id", "fault-1");
    }

    private static UserId someone() {
        return new UserId(new UUID(1, 2));
    }

    private LogCapture.Line accessLine(String requestId) {
        return first(line ->
                line.logger().equals("access") && requestId.equals(line.fields().get("request_id")));
    }

    /** The line is written after the answer. */
    private LogCapture.Line first(Predicate<LogCapture.Line> wanted) {
        return await().until(() -> log.lines().stream().filter(wanted).findFirst(), Optional::isPresent)
                .orElseThrow();
    }
}
