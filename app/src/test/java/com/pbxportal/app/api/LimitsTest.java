package com.pbxportal.app.api;

import static com.pbxportal.app.support.Portal.platformAdmin;
import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.Portal;
import com.pbxportal.app.support.PortalClient;
import com.pbxportal.app.support.Tenancy;
import com.pbxportal.app.support.Together;
import com.pbxportal.app.support.User;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client cannot do to us. */
class LimitsTest {

    private static final String LOGIN = "/api/v1/auth/login";

    /** The second node believes its proxy, and counts. */
    private static PortalClient from(String address) {
        return Portal.secondNode().client().with("X-Forwarded-For", address);
    }

    @Test
    void who_guesses_passwords_from_one_address_must_wait() {
        List<Answer> guesses = Together.times(15, guess -> from("203.0.113.7")
                .post(LOGIN, Map.of("email", "guess" + guess + "@nowhere.example", "password", "12345678")));

        assertThat(Together.statuses(guesses)).containsOnly(401, 429);
        Answer refused = from("203.0.113.7")
                .post(LOGIN, Map.of("email", Portal.ADMIN_EMAIL, "password", Portal.ADMIN_PASSWORD))
                .expectProblem(429, "too_many_requests");
        assertThat(Integer.parseInt(String.valueOf(refused.header("Retry-After"))))
                .isBetween(1, 360);
        from("203.0.113.8").loginAs(Portal.ADMIN_EMAIL, Portal.ADMIN_PASSWORD);
    }

    @Test
    void who_guesses_one_persons_password_from_many_addresses_must_wait_too() {
        User ann = Tenancy.create().user();

        List<Answer> answers = Together.times(15, guess -> from("198.51.100." + guess)
                .post(LOGIN, Map.of("email", ann.email(), "password", "12345678")));

        assertThat(Together.statuses(answers)).containsOnly(401, 429).contains(429);
    }

    @Test
    void who_knows_the_password_may_log_in_often() {
        User ann = Tenancy.create().user();

        for (int login = 0; login < 15; login++) {
            from("203.0.113.9").loginAs(ann.email(), ann.password());
        }
    }

    @Test
    void right_logins_of_one_account_have_an_end_too() {
        User ann = Tenancy.create().user();
        Map<String, String> right = Map.of("email", ann.email(), "password", ann.password());

        List<Integer> statuses = new ArrayList<>();
        for (int login = 0; login < 400 && !statuses.contains(429); login++) {
            statuses.add(from("203.0.113.30").post(LOGIN, right).status());
        }

        assertThat(statuses).containsOnly(200, 429).hasSizeGreaterThan(60);
    }

    @Test
    void nobody_elsewhere_locks_out_who_logs_in_where_they_always_do() {
        User ann = Tenancy.create().user();
        from("203.0.113.40").loginAs(ann.email(), ann.password());

        List<Answer> guesses = Together.times(15, guess -> from("198.51.103." + guess)
                .post(LOGIN, Map.of("email", ann.email(), "password", "12345678")));

        assertThat(Together.statuses(guesses)).contains(429);
        from("203.0.113.41")
                .post(LOGIN, Map.of("email", ann.email(), "password", ann.password()))
                .expectProblem(429, "too_many_requests");
        from("203.0.113.40").loginAs(ann.email(), ann.password());
    }

    @Test
    void one_email_in_many_spellings_is_one_email() {
        User ann = Tenancy.create().user();
        List<String> spellings = List.of(
                ann.email(),
                ann.email().toUpperCase(),
                ann.email().replace("person", "\uff50erson"),
                "\u200b" + ann.email());

        List<Answer> answers = Together.times(16, guess -> from("198.51.101." + guess)
                .post(LOGIN, Map.of("email", spellings.get(guess % 4), "password", "12345678")));

        assertThat(Together.statuses(answers)).containsOnly(401, 429).contains(429);
    }

    @Test
    void who_guesses_the_current_password_in_somebodys_session_must_wait() {
        User ann = Tenancy.create().user();
        PortalClient session = from("203.0.113.20").loginAs(ann.email(), ann.password());

        List<Answer> answers = Together.times(15, guess -> session.with("X-Forwarded-For", "198.51.102." + guess)
                .put(
                        "/api/v1/self-service/password",
                        Map.of("current_password", "guess " + guess, "new_password", "correct-horse-battery")));

        assertThat(Together.statuses(answers)).containsOnly(403, 429).contains(429);
    }

    @Test
    void a_body_without_end_is_refused() {
        platformAdmin()
                .post("/api/v1/dids/import", "{\"dids\":[" + " ".repeat(9_000_000) + "]}")
                .expectProblem(413, "body_too_large");
    }

    @Test
    void json_nested_without_end_is_refused() {
        platformAdmin().post("/api/v1/dids/import", "[".repeat(100_000)).expectProblem(400, "malformed_body");
        platformAdmin()
                .post(
                        "/api/v1/dids/import",
                        "{\"dids\":[{\"number\":\"+15551\",\"metadata\":{\"a\":" + "[".repeat(100_000) + "]}}]}")
                .expectProblem(400, "malformed_body");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "' OR '1'='1",
                "'; DROP TABLE readmodel.phone_number; --",
                "\\",
                "%",
                "_",
                ":tenant_id",
                "?",
                "$1",
                "\u0000",
                "') UNION SELECT sealed FROM command.secret --"
            })
    void sql_in_a_filter_finds_nothing_and_breaks_nothing(String text) {
        String value = URLEncoder.encode(text, StandardCharsets.UTF_8);

        for (String path : List.of(
                "/api/v1/dids?number=",
                "/api/v1/dids?provider=",
                "/api/v1/dids?sort=",
                "/api/v1/dids?status=",
                "/api/v1/dids?tenant_id=",
                "/api/v1/dids?enabled=",
                "/api/v1/dids?page=",
                "/api/v1/users?q=",
                "/api/v1/users?role=",
                "/api/v1/users?sort=-",
                "/api/v1/tenants?q=",
                "/api/v1/tenants?status=",
                "/api/v1/devices?q=",
                "/api/v1/devices?user_id=",
                "/api/v1/audit-logs?entity_type=",
                "/api/v1/audit-logs?since=",
                "/api/v1/apply/jobs?status=")) {
            Answer answer = platformAdmin().get(path + value);
            assertThat(answer.status()).describedAs(path + text + answer.body()).isIn(200, 400);
            if (answer.status() == 200) {
                assertThat(answer.at("items")).describedAs(path + text).allSatisfy(item -> assertThat(item.toString())
                        .contains(text));
            }
        }
    }

    @Test
    void text_that_looks_like_code_is_stored_as_text() {
        Tenancy tenant = Tenancy.create();
        String odd = "Robert'); DROP TABLE users;-- <script>${jndi:ldap://x} %s {{7*7}}";

        User user = User.createdBy(platformAdmin(), tenant.person(Map.of("full_name", odd)));

        assertThat(platformAdmin().get(user.path()).text("full_name")).isEqualTo(odd);
    }

    @Test
    void a_request_id_cannot_write_into_the_log_or_the_answer() {
        for (String id : List.of("a b", "x".repeat(500), "<script>", "a\tb")) {
            assertThat(platformAdmin()
                            .with("X-Request-Id", id)
                            .get("/api/v1/tenants")
                            .header("X-Request-Id"))
                    .isNotNull()
                    .isNotEqualTo(id);
        }
    }
}
