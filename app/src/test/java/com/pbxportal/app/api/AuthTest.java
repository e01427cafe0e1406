package com.pbxportal.app.api;

import static com.pbxportal.app.support.Portal.nobody;
import static com.pbxportal.app.support.Portal.platformAdmin;
import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.Portal;
import com.pbxportal.app.support.PortalClient;
import com.pbxportal.app.support.Tenancy;
import com.pbxportal.app.support.User;
import com.pbxportal.app.web.security.AccessTokens;
import com.pbxportal.shared.identity.Role;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.session.SessionId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthTest {

    private static final String LOGIN = "/api/v1/auth/login";
    private static final String REFRESH = "/api/v1/auth/refresh";
    private static final String LOGOUT = "/api/v1/auth/logout";

    private static Tenancy acme;
    private static User ann;

    @BeforeAll
    static void tenant() {
        acme = Tenancy.create();
        ann = acme.user();
    }

    private static Answer login(String email, String password) {
        return nobody().post(LOGIN, Map.of("email", email, "password", password));
    }

    private static Answer refresh(Answer tokens) {
        return nobody().post(REFRESH, Map.of("refresh_token", tokens.text("refresh_token")));
    }

    private static PortalClient with(Answer tokens) {
        return nobody().withToken(tokens.text("access_token"));
    }

    @Test
    void a_login_answers_with_tokens_and_who_it_is() {
        Answer answer = login(ann.email(), ann.password()).expect(200);

        Fields.of(answer.json())
                .has("access_token", answer.text("access_token"))
                .has("refresh_token", answer.text("refresh_token"))
                .has("token_type", "Bearer")
                .has("expires_in", 3600)
                .hasObject("user", user -> user.has("id", ann.id())
                        .has("email", ann.email())
                        .has("full_name", answer.text("/user/full_name"))
                        .has("role", "end_user")
                        .has("tenant_id", acme.id())
                        .andNoOthers())
                .andNoOthers();
        assertThat(answer.header("Cache-Control")).contains("no-store");
        with(answer).get(ann.path()).expect(200);
    }

    @Test
    void an_email_is_the_same_in_capitals_and_with_spaces_around() {
        login(" " + ann.email().toUpperCase() + " ", ann.password()).expect(200);
    }

    @Test
    void a_wrong_password_and_an_unknown_email_are_answered_alike() {
        Answer wrong = login(ann.email(), "not the password").expectProblem(401, "wrong_email_or_password");
        Answer unknown =
                login("nobody@nowhere.example", "not the password").expectProblem(401, "wrong_email_or_password");

        assertThat(wrong.text("detail")).isEqualTo(unknown.text("detail"));
    }

    @Test
    void a_login_without_password_is_refused_by_field() {
        Answer answer = nobody().post(LOGIN, Map.of("email", ann.email())).expectProblem(400, "invalid_input");

        assertThat(answer.errors()).containsExactly("password: must not be null");
    }

    @Test
    void a_refresh_token_is_good_once_and_its_reuse_ends_the_whole_family() {
        Answer first = login(ann.email(), ann.password()).expect(200);
        Answer second = refresh(first).expect(200);
        Answer third = refresh(second).expect(200);
        with(third).get(ann.path()).expect(200);

        refresh(first).expectProblem(401, "refresh_token_not_good");

        refresh(third).expectProblem(401, "refresh_token_not_good");
        with(third).get(ann.path()).expectProblem(401, "session_ended");
        with(first).get(ann.path()).expectProblem(401, "session_ended");
    }

    @Test
    void one_session_ends_without_the_others() {
        Answer stolen = login(ann.email(), ann.password()).expect(200);
        Answer other = login(ann.email(), ann.password()).expect(200);
        refresh(stolen).expect(200);

        refresh(stolen).expect(401);

        with(other).get(ann.path()).expect(200);
    }

    @Test
    void an_invented_refresh_token_is_refused() {
        nobody().post(REFRESH, Map.of("refresh_token", "x".repeat(43))).expectProblem(401, "refresh_token_not_good");
        nobody().post(REFRESH, "{}").expectProblem(400, "invalid_input");
    }

    @Test
    void logging_out_ends_access_and_refresh_at_once() {
        Answer tokens = login(ann.email(), ann.password()).expect(200);

        with(tokens).post(LOGOUT).expect(204);

        with(tokens).get(ann.path()).expectProblem(401, "session_ended");
        with(tokens).post(LOGOUT).expectProblem(401, "session_ended");
        refresh(tokens).expectProblem(401, "refresh_token_not_good");
    }

    @Test
    void without_a_token_everything_is_closed_and_says_how_to_open_it() {
        Answer answer = nobody().get("/api/v1/users").expectProblem(401, "unauthenticated");

        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @Test
    void an_expired_token_says_so() throws GeneralSecurityException {
        String[] parts = login(ann.email(), ann.password()).text("access_token").split("\\.");
        String expired = encode(decode(parts[1]).replaceFirst("\"exp\":\\d+", "\"exp\":1700000000"));
        byte[] key = Base64.getDecoder().decode(Portal.property("pbx.jwt.key"));

        nobody().withToken(signed(parts[0] + "." + expired, key))
                .get("/api/v1/users")
                .expectProblem(401, "token_expired");
    }

    @Test
    void a_token_that_somebody_else_signed_is_refused() throws GeneralSecurityException {
        String[] parts = login(ann.email(), ann.password()).text("access_token").split("\\.");

        nobody().withToken(signed(parts[0] + "." + parts[1], new byte[48]))
                .get("/api/v1/users")
                .expectProblem(401, "invalid_token");
    }

    @Test
    void a_token_for_a_session_that_never_was_is_refused_though_we_signed_it() {
        String token = Portal.node()
                .bean(AccessTokens.class)
                .issue(
                        SessionId.of(UUID.randomUUID().toString()),
                        UserId.of(ann.id()),
                        Role.PLATFORM_ADMIN,
                        TenantId.of(acme.id()))
                .token();

        nobody().withToken(token).get("/api/v1/users").expectProblem(401, "session_ended");
    }

    @Test
    void a_token_whose_claims_were_changed_is_refused() {
        String[] parts = login(ann.email(), ann.password()).text("access_token").split("\\.");
        String promoted = encode(decode(parts[1]).replace("end_user", "platform_admin"));

        nobody().withToken(parts[0] + "." + promoted + "." + parts[2])
                .get("/api/v1/tenants")
                .expectProblem(401, "invalid_token");
    }

    @Test
    void a_token_without_signature_is_refused() {
        String[] parts = login(ann.email(), ann.password()).text("access_token").split("\\.");
        String none = encode("{\"alg\":\"none\"}");

        for (String token : new String[] {none + "." + parts[1] + ".", none + "." + parts[1] + "." + parts[2]}) {
            nobody().withToken(token).get("/api/v1/tenants").expectProblem(401, "invalid_token");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Bearer", "Bearer ", "Bearer a b", "Basic YWRtaW46YWRtaW4=", "Bearer ../../etc/passwd", "x"})
    void an_odd_authorization_header_is_refused(String header) {
        Answer answer = nobody().with("Authorization", header).get("/api/v1/users");

        assertThat(answer.expect(401).text("code")).isIn("invalid_token", "unauthenticated");
    }

    @Test
    void logins_and_logouts_are_audited() {
        User bob = acme.user();
        bob.login().post(LOGOUT).expect(204);

        Answer log = platformAdmin()
                .get("/api/v1/audit-logs?entity_type=Session&actor_id=" + bob.id())
                .expect(200);

        assertThat(log.at("items").findValuesAsString("action")).containsExactly("LOGOUT", "LOGIN");
    }

    private static String signed(String headerAndClaims, byte[] key) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        byte[] signature = mac.doFinal(headerAndClaims.getBytes(StandardCharsets.US_ASCII));
        return headerAndClaims + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }

    private static String decode(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
