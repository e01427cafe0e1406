package com.pbxportal.app.api;

import static com.pbxportal.app.support.Portal.nobody;
import static com.pbxportal.app.support.Portal.platformAdmin;
import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import org.junit.jupiter.api.Test;

class HealthAndDocsTest {

    @Test
    void everybody_learns_the_status_and_nothing_else() {
        Fields.of(nobody().get("/api/v1/health").expect(200).json())
                .has("status", nobody().get("/api/v1/health").text("status"))
                .andNoOthers();
    }

    @Test
    void who_is_logged_in_learns_of_each_part_with_its_latency() {
        Answer health = platformAdmin().get("/api/v1/health").expect(200);

        assertThat(health.at("components").propertyNames())
                .contains("postgresql", "mariadb", "ami", "asterisk", "disk", "projections");
        assertThat(health.at("components")).allSatisfy(component -> {
            assertThat(component.path("latency_ms").isNumber()).isTrue();
            assertThat(component.path("status").asString()).isIn("healthy", "degraded", "unhealthy");
        });
        assertThat(health.text("/components/postgresql/status")).isEqualTo("healthy");
        assertThat(health.text("/components/mariadb/status")).isEqualTo("healthy");
        assertThat(health.text("/components/projections/status")).isEqualTo("healthy");
    }

    @Test
    void the_api_describes_itself() {
        Answer api = nobody().get("/openapi.json").expect(200);

        assertThat(api.at("paths").propertyNames())
                .contains(
                        "/api/v1/auth/login",
                        "/api/v1/tenants/{id}/stats",
                        "/api/v1/users/{id}",
                        "/api/v1/devices/{id}/rotate-password",
                        "/api/v1/dids/import",
                        "/api/v1/dids/{id}/assign",
                        "/api/v1/apply/jobs",
                        "/api/v1/audit-logs",
                        "/api/v1/health");
        assertThat(nobody().get("/docs").status()).isIn(200, 302);
        assertThat(nobody().get("/swagger-ui/index.html").expect(200).body()).contains("swagger-ui");
    }

    @Test
    void answers_carry_security_headers_and_a_request_id() {
        Answer answer = platformAdmin().with("X-Request-Id", "my-id").get("/api/v1/tenants");

        assertThat(answer.header("X-Request-Id")).isEqualTo("my-id");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Server")).isNull();
    }
}
