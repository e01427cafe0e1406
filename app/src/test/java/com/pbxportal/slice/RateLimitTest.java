package com.pbxportal.slice;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.PortalClient;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(
        properties = {
            "pbx.http.trusted-proxies=127.0.0.1",
            "pbx.rate-limit.per-caller.requests=20",
            "pbx.rate-limit.per-caller.per=1h",
            "pbx.rate-limit.login-per-address.requests=5",
            "pbx.rate-limit.login-per-email.requests=3",
            "pbx.rate-limit.right-login-per-email.requests=16",
            "pbx.rate-limit.right-login-per-email.per=1h"
        })
class RateLimitTest extends SliceTest {

    @Test
    void an_address_may_fail_to_log_in_so_often_and_no_more() {
        PortalClient client = from("198.51.100.1");
        for (int attempt = 1; attempt <= 5; attempt++) {
            login(client, "user" + attempt, "wrong").expectProblem(401, "wrong");
        }

        Answer refused = login(client, "user6", "right").expectProblem(429, "too_many_requests");

        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 12);
        login(from("198.51.100.2"), "user6", "right").expect(200);
    }

    @Test
    void an_email_may_be_guessed_at_so_often_from_wherever() {
        for (int attempt = 1; attempt <= 3; attempt++) {
            login(from("198.51.101." + attempt), " Victim@Example.com", "wrong").expect(401);
        }

        login(from("198.51.101.9"), "victim@example.com", "wrong").expectProblem(429, "too_many_requests");
    }

    @Test
    void who_knows_the_password_may_log_in_more_often_and_not_without_end() {
        for (int attempt = 1; attempt <= 16; attempt++) {
            login(from("198.51.102." + attempt), "often@example.com", "right").expect(200);
        }

        login(from("198.51.102.99"), "often@example.com", "right").expectProblem(429, "too_many_requests");
    }

    /** Else whoever finds a request that breaks us guesses as often as they like. */
    @Test
    void an_attempt_that_ends_with_a_fault_of_ours_was_one() {
        for (int attempt = 1; attempt <= 3; attempt++) {
            login(from("198.51.107." + attempt), "emil@example.com", "broken").expectProblem(500, "internal_error");
        }

        login(from("198.51.107.9"), "emil@example.com", "right").expectProblem(429, "too_many_requests");
    }

    @Test
    void an_attempt_that_had_no_turn_was_none() {
        for (int attempt = 1; attempt <= 10; attempt++) {
            login(from("198.51.108.1"), "frida@example.com", "busy").expectProblem(503, "passwords_busy");
        }

        login(from("198.51.108.1"), "frida@example.com", "right").expect(200);
    }

    @Test
    void nobody_is_locked_out_by_a_database_that_was_away() {
        for (int attempt = 1; attempt <= 10; attempt++) {
            login(from("198.51.109.1"), "gerd@example.com", "away").expectProblem(503, "database_unavailable");
        }

        login(from("198.51.109.1"), "gerd@example.com", "right").expect(200);
    }

    @Test
    void wrong_logins_use_up_nothing_of_the_right_ones() {
        login(from("198.51.103.1"), "mixed@example.com", "right").expect(200);
        for (int attempt = 1; attempt <= 3; attempt++) {
            login(from("198.51.103.2"), "mixed@example.com", "wrong").expect(401);
        }

        for (int attempt = 2; attempt <= 16; attempt++) {
            login(from("198.51.103.1"), "mixed@example.com", "right").expect(200);
        }
    }

    @Test
    void nobody_elsewhere_locks_out_who_logs_in_where_they_always_do() {
        login(from("198.51.104.1"), "ann@example.com", "right").expect(200);
        for (int attempt = 1; attempt <= 4; attempt++) {
            login(from("198.51.104.2"), "ANN@example.com", "wrong");
        }
        login(from("198.51.104.3"), "ann@example.com", "right").expectProblem(429, "too_many_requests");

        login(from("198.51.104.1"), "Ann@Example.com", "right").expect(200);
    }

    @Test
    void guesses_at_others_from_the_same_address_lock_nobody_out_who_was_let_in_there() {
        login(from("198.51.105.1"), "bob@example.com", "right").expect(200);
        for (int attempt = 1; attempt <= 5; attempt++) {
            login(from("198.51.105.1"), "other" + attempt, "wrong").expect(401);
        }
        login(from("198.51.105.1"), "carl@example.com", "right").expectProblem(429, "too_many_requests");

        login(from("198.51.105.1"), "bob@example.com", "right").expect(200);
    }

    @Test
    void who_guesses_where_the_account_was_let_in_has_as_few_attempts() {
        login(from("198.51.106.1"), "dora@example.com", "right").expect(200);
        for (int attempt = 1; attempt <= 3; attempt++) {
            login(from("198.51.106.1"), "dora@example.com", "wrong").expect(401);
        }

        login(from("198.51.106.1"), "dora@example.com", "right").expectProblem(429, "too_many_requests");
        login(from("198.51.106.2"), "dora@example.com", "right").expect(200);
    }

    @Test
    void one_ipv6_customer_has_one_limit() {
        for (int attempt = 1; attempt <= 5; attempt++) {
            login(from("2001:db8:1:1::" + attempt), "six" + attempt, "wrong").expect(401);
        }

        login(from("2001:db8:1:1:ffff::1"), "six", "wrong").expect(429);
        login(from("2001:db8:1:2::1"), "six", "wrong").expect(401);
    }

    @Test
    void one_caller_does_not_use_up_anothers_requests() {
        PortalClient busy = platformAdmin();
        for (int request = 1; request <= 20; request++) {
            busy.get("/api/v1/me").expect(200);
        }

        Answer refused = busy.get("/api/v1/me").expectProblem(429, "too_many_requests");

        assertThat(refused.header("Retry-After")).isNotNull();
        assertThat(refused.header("X-Content-Type-Options")).isEqualTo("nosniff");
        platformAdmin().get("/api/v1/me").expect(200);
    }

    private PortalClient from(String address) {
        return nobody().with("X-Forwarded-For", address);
    }

    private static Answer login(PortalClient client, String email, String password) {
        return client.post("/api/v1/auth/login", Map.of("email", email, "password", password));
    }
}
