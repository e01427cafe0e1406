package com.pbxportal.slice;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.PortalClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(
        properties = {
            "pbx.http.trusted-proxies=127.0.0.0/8",
            "pbx.cors.allowed-origins=https://portal.example.com",
            "pbx.https.redirect=true"
        })
class HeadersTest extends SliceTest {

    @Test
    void browsers_are_told_to_cache_frame_and_run_nothing() {
        Answer answer = https(null).get("/api/v1/me").expect(401);

        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; frame-ancestors 'none'; base-uri 'none'");
        assertThat(answer.header("Strict-Transport-Security")).startsWith("max-age=31536000");
        assertThat(answer.header("Server")).isNull();
    }

    @Test
    void a_docs_page_may_run_its_own_scripts_only() {
        Answer page = https(null).get("/swagger-ui/index.html").expect(200);

        assertThat(page.header("Content-Security-Policy"))
                .startsWith("default-src 'self';")
                .doesNotContain("script-src");
        assertThat(page.body()).doesNotContain("<script>").contains("swagger-initializer.js");
    }

    @Test
    void who_comes_in_the_clear_is_sent_to_https() {
        Answer answer = nobody().with("X-Forwarded-Host", "pbx.example.com").post("/api/v1/widgets?a=1", "{}");

        assertThat(answer.expect(308).header("Location")).isEqualTo("https://pbx.example.com/api/v1/widgets?a=1");
        assertThat(answer.header("Strict-Transport-Security")).isNull();
        assertThat(nobody().get("/api/v1/health").status()).isNotEqualTo(308);
    }

    @Test
    void the_client_is_the_first_hop_that_is_no_proxy_of_ours() {
        Answer answer = https("6.6.6.6, 203.0.113.9, 127.0.0.5")
                .post("/api/v1/auth/login", "{\"email\":\"a@example.com\",\"password\":\"right\"}")
                .expect(200);

        assertThat(answer.text("source_ip")).isEqualTo("203.0.113.9");
    }

    @Test
    void a_hop_that_is_no_address_ends_the_search() {
        Answer answer = https("203.0.113.9, evil.example.com")
                .post("/api/v1/auth/login", "{\"email\":\"a@example.com\",\"password\":\"right\"}")
                .expect(200);

        assertThat(answer.text("source_ip")).isEqualTo("127.0.0.1");
    }

    @Test
    void pages_of_allowed_origins_may_call_and_others_may_not() {
        Answer allowed = https(null)
                .with("Origin", "https://portal.example.com")
                .with("Access-Control-Request-Method", "PATCH")
                .with("Access-Control-Request-Headers", "authorization,idempotency-key")
                .send("OPTIONS", "/api/v1/me", null)
                .expect(200);

        assertThat(allowed.header("Access-Control-Allow-Origin")).isEqualTo("https://portal.example.com");
        assertThat(allowed.header("Access-Control-Allow-Credentials")).isNull();
        https(null)
                .with("Origin", "https://evil.example.com")
                .with("Access-Control-Request-Method", "GET")
                .send("OPTIONS", "/api/v1/me", null)
                .expect(403);
    }

    @Test
    void a_safe_request_id_is_kept() {
        Answer answer = https(null).with("X-Request-Id", "abc.DEF_1-2").get("/api/v1/me");

        assertThat(answer.header("X-Request-Id")).isEqualTo("abc.DEF_1-2");
        assertThat(answer.text("request_id")).isEqualTo("abc.DEF_1-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "<script>", "{${jndi:x}}", "", "-x", "=cmd"})
    void a_request_id_that_could_do_harm_is_replaced(String id) {
        assertThat(https(null).with("X-Request-Id", id).get("/api/v1/me").header("X-Request-Id"))
                .matches("[0-9a-f-]{36}");
    }

    private PortalClient https(@Nullable String forwardedFor) {
        PortalClient client = nobody().with("X-Forwarded-Proto", "https");
        return forwardedFor == null ? client : client.with("X-Forwarded-For", forwardedFor);
    }
}
