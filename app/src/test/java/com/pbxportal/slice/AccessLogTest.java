package com.pbxportal.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.pbxportal.app.support.PortalClient;
import com.pbxportal.shared.identity.Role;
import com.pbxportal.shared.user.UserId;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OutputCaptureExtension.class)
class AccessLogTest extends SliceTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void a_request_is_one_line_with_its_template_and_its_actor(CapturedOutput output) {
        PortalClient admin = platformAdmin().with("X-Request-Id", "logged-1");
        String actor = admin.get("/api/v1/me").text("user_id");

        admin.with("X-Request-Id", "logged-2").get("/api/v1/widgets/" + ACME + "?access_token=tell-nobody");

        JsonNode line = line(output, "logged-2");
        assertThat(line.at("/message").asString()).matches("GET /api/v1/widgets/\\{id} 200 \\d+ ms");
        assertThat(line.at("/http_path").asString()).isEqualTo("/api/v1/widgets/{id}");
        assertThat(line.at("/http_status").asInt()).isEqualTo(200);
        assertThat(line.at("/actor_id").asString()).isEqualTo(actor);
        assertThat(line.at("/source_ip").asString()).isEqualTo("127.0.0.1");
        assertThat(line.at("/log/logger").asString()).isEqualTo("access");
    }

    @Test
    void neither_queries_nor_bodies_nor_tokens_get_into_the_log(CapturedOutput output) {
        String token = token(startSession(someone()), someone(), Role.END_USER, ACME);
        PortalClient client = nobody().withToken(token).with("X-Request-Id", "secret-1");

        client.post("/api/v1/auth/login?password=hunter2", Map.of("email", "a@example.com", "password", "hunter3"));
        client.with("X-Request-Id", "secret-2").get("/api/v1/failing?with=hunter4");

        line(output, "secret-2");
        assertThat(output.getAll()).doesNotContain("hunter2", "hunter3", token);
    }

    @Test
    void our_faults_are_logged_under_the_request_id(CapturedOutput output) {
        platformAdmin()
                .with("X-Request-Id", "fault-1")
                .get("/api/v1/failing?with=fire")
                .expect(500);

        await().atMost(Duration.ofSeconds(5)).until(() -> output.getAll().contains("the secret of fire"));
        assertThat(output.getAll().lines().filter(line -> line.contains("the secret of fire")))
                .allSatisfy(line -> assertThat(line).contains("\"request_id\":\"fault-1\""));
    }

    private static UserId someone() {
        return new UserId(new UUID(1, 2));
    }

    /** The line is written after the answer. */
    private static JsonNode line(CapturedOutput output, String requestId) {
        String mark = "\"request_id\":\"" + requestId + "\"";
        await().atMost(Duration.ofSeconds(5))
                .until(() -> output.getAll().lines().anyMatch(line -> isAccess(line, mark)));
        return JSON.readTree(output.getAll()
                .lines()
                .filter(line -> isAccess(line, mark))
                .findFirst()
                .orElseThrow());
    }

    private static boolean isAccess(String line, String mark) {
        return line.contains("\"logger\":\"access\"") && line.contains(mark);
    }
}
