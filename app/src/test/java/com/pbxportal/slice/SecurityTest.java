package com.pbxportal.slice;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.PortalClient;
import com.pbxportal.shared.identity.Role;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.session.SessionId;
import com.pbxportal.shared.session.SessionsEnded;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Keys;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;

class SecurityTest extends SliceTest {

    private static final String WIDGET = "{\"full_name\":\"a\",\"size\":1}";

    @Autowired
    ApplicationEventPublisher events;

    @Value("${pbx.jwt.key}")
    String key;

    private final UserId alice = new UserId(UUID.randomUUID());

    @Test
    void a_token_brings_in_its_caller() {
        String token = token(startSession(alice), alice, Role.TENANT_ADMIN, ACME);

        Answer me = nobody().withToken(token)
                .with("X-Request-Id", "r-1")
                .with("User-Agent", "curl/8\tbeta " + "x".repeat(400))
                .get("/api/v1/me")
                .expect(200);

        assertThat(me.text("user_id")).isEqualTo(alice.toString());
        assertThat(me.text("role")).isEqualTo("tenant_admin");
        assertThat(me.text("tenant_id")).isEqualTo(ACME.toString());
        assertThat(me.text("source_ip")).isEqualTo("127.0.0.1");
        assertThat(me.text("request_id")).isEqualTo("r-1");
        assertThat(me.text("user_agent")).hasSize(300).startsWith("curl/8 beta xxx");
    }

    @Test
    void without_a_token_everything_but_the_open_endpoints_is_closed() {
        Answer refused = nobody().get("/api/v1/me").expectProblem(401, "unauthenticated");

        assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"pbx-portal\"");
        nobody().get("/api/v1/nothing").expectProblem(401, "unauthenticated");
        nobody().get("/actuator/prometheus").expectProblem(401, "unauthenticated");
        nobody().get("/api/v1/auth/login").expectProblem(401, "unauthenticated");
        nobody().get("/openapi.json").expect(200);
        nobody().get("/api/v1/health");
        assertThat(nobody().send("HEAD", "/api/v1/health", null).status())
                .isEqualTo(nobody().get("/api/v1/health").status());
        nobody().send("HEAD", "/openapi.json", null).expect(200);
    }

    @Test
    void roles_are_asked_before_the_body_is_read() {
        as(Role.END_USER, ACME).post("/api/v1/widgets", "{no json").expectProblem(403, "role_not_sufficient");
        tenantAdmin().post("/api/v1/widgets", "{no json").expectProblem(400, "malformed_body");
        tenantAdmin().post("/api/v1/widgets", WIDGET).expect(201);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void an_endpoint_that_names_no_role_is_closed_to_all(Role role) {
        as(role, ACME).get("/api/v1/forgotten").expectProblem(403, "role_not_sufficient");
    }

    @Test
    void a_session_that_ends_ends_its_token_at_once() {
        SessionId session = startSession(alice);
        PortalClient client = nobody().withToken(token(session, alice, Role.END_USER, ACME));
        client.get("/api/v1/me").expect(200);

        events.publishEvent(new SessionsEnded(List.of(session)));

        Answer refused = client.get("/api/v1/me").expectProblem(401, "session_ended");
        assertThat(refused.header("WWW-Authenticate"))
                .isEqualTo("Bearer realm=\"pbx-portal\", error=\"invalid_token\","
                        + " error_description=\"The session has ended; log in again\"");
    }

    @Test
    void a_session_that_nobody_knows_opens_nothing() {
        String token = token(new SessionId(UUID.randomUUID()), alice, Role.END_USER, ACME);

        nobody().withToken(token).get("/api/v1/me").expectProblem(401, "session_ended");
    }

    @Test
    void an_old_token_does_not_stop_its_owner_from_logging_in() {
        nobody().withToken("stale")
                .post("/api/v1/auth/login", "{\"email\":\"alice@example.com\",\"password\":\"right\"}")
                .expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer a.b.c", "Basic YWRtaW46YWRtaW4=", "Bearer a b", "Bearer "})
    void what_is_no_token_of_ours_opens_nothing(String header) {
        nobody().with("Authorization", header).get("/api/v1/me").expectProblem(401, "invalid_token");
    }

    @Test
    void forged_tokens_open_nothing() {
        SecretKey ours = Keys.hmacShaKeyFor(Base64.getDecoder().decode(key));
        SecretKey theirs = Keys.hmacShaKeyFor("another key of sufficient length".getBytes(StandardCharsets.UTF_8));
        Instant later = Instant.now().plusSeconds(60);
        String kid = kidOf(token(startSession(alice), alice, Role.END_USER, ACME));

        refused(claims(kid, "pbx-portal", later).signWith(theirs, Jwts.SIG.HS256), "invalid_token");
        refused(claims(kid, "another-issuer", later).signWith(ours, Jwts.SIG.HS256), "invalid_token");
        refused(claims("unknown", "pbx-portal", later).signWith(ours, Jwts.SIG.HS256), "invalid_token");
        refused(
                claims(kid, "pbx-portal", later).signWith(Keys.hmacShaKeyFor(new byte[64]), Jwts.SIG.HS512),
                "invalid_token");
        refused(claims(kid, "pbx-portal", later), "invalid_token");
        refused(
                claims(kid, "pbx-portal", Instant.now().minusSeconds(60)).signWith(ours, Jwts.SIG.HS256),
                "token_expired");
        refused(
                Jwts.builder()
                        .header()
                        .keyId(kid)
                        .and()
                        .issuer("pbx-portal")
                        .subject("x")
                        .signWith(ours, Jwts.SIG.HS256),
                "invalid_token");
    }

    @Test
    void a_token_of_ours_that_is_not_its_sessions_opens_nothing() {
        String anothers = token(startSession(new UserId(UUID.randomUUID())), alice, Role.END_USER, ACME);

        nobody().withToken(anothers).get("/api/v1/me").expectProblem(401, "session_ended");
    }

    @Test
    void a_token_that_lacks_what_it_must_say_opens_nothing() {
        SecretKey ours = Keys.hmacShaKeyFor(Base64.getDecoder().decode(key));
        String kid = kidOf(token(startSession(alice), alice, Role.END_USER, ACME));
        Instant later = Instant.now().plusSeconds(60);

        refused(claims(kid, "pbx-portal", later).expiration(null).signWith(ours, Jwts.SIG.HS256), "invalid_token");
        refused(
                claims(kid, "pbx-portal", later).claim("role", "tenant_admin").signWith(ours, Jwts.SIG.HS256),
                "invalid_token");
    }

    @Test
    void metrics_are_for_platform_administrators() {
        tenantAdmin().get("/actuator/prometheus").expectProblem(403, "role_not_sufficient");
        assertThat(platformAdmin().get("/actuator/prometheus").expect(200).body())
                .contains("jvm_memory_used_bytes");
        platformAdmin().get("/actuator/env").expectProblem(404, "route_not_found");
        platformAdmin().get("/actuator/health").expectProblem(404, "route_not_found");
    }

    private JwtBuilder claims(String kid, String issuer, Instant expires) {
        return Jwts.builder()
                .header()
                .keyId(kid)
                .and()
                .issuer(issuer)
                .subject(alice.toString())
                .claim("role", "platform_admin")
                .claim("sid", startSession(alice).toString())
                .expiration(Date.from(expires));
    }

    private void refused(JwtBuilder token, String code) {
        nobody().withToken(token.compact()).get("/api/v1/me").expectProblem(401, code);
    }

    private static String kidOf(String token) {
        String header = new String(
                Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.'))), StandardCharsets.UTF_8);
        return header.replaceAll(".*\"kid\":\"([^\"]+)\".*", "$1");
    }
}
