package com.pbxportal.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.pbxportal.app.support.Answer;
import com.pbxportal.shared.identity.Role;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.session.SessionId;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** How much of what is sent gets into memory. */
@TestPropertySource(
        properties = {"pbx.http.body.max-list=64KB", "pbx.http.body.max-import=64KB", "pbx.http.body.in-memory=64KB"})
class BodiesTest extends SliceTest {

    private static final String IMPORT = "/api/v1/dids/import";
    private static final int MOST = 64 * 1024;

    @Autowired
    MeterRegistry meters;

    @Test
    void only_imports_may_be_large() {
        String large = "{\"full_name\":\"" + "a".repeat(17_000) + "\",\"size\":1}";

        platformAdmin().post("/api/v1/widgets", large).expectProblem(413, "body_too_large");
        platformAdmin().post(IMPORT, large).expect(200);
        platformAdmin().post(IMPORT, "a".repeat(MOST + 1)).expectProblem(413, "body_too_large");
    }

    @Test
    void what_is_in_memory_already_leaves_less_room_for_others() throws IOException {
        try (Dawdler half = new Dawdler(port, "127.0.0.1")) {
            half.send(head("Content-Length: " + MOST) + "a".repeat(MOST / 2));
            await().until(() -> inMemory() >= MOST / 2);

            Answer busy = platformAdmin().post(IMPORT, "a".repeat(MOST - 1_000)).expectProblem(503, "server_busy");
            try (Dawdler chunked = new Dawdler(port, "127.0.0.1")) {
                chunked.send(head("Transfer-Encoding: chunked") + Integer.toHexString(MOST - 1_000) + "\r\n"
                        + "a".repeat(MOST - 1_000));
                assertThat(chunked.readHead()).startsWith("HTTP/1.1 503");
            }

            assertThat(busy.header("Retry-After")).isEqualTo("1");
            platformAdmin().post(IMPORT, "a".repeat(MOST / 4)).expect(200);
        }
        await().until(() -> inMemory() == 0);
        platformAdmin().post(IMPORT, "a".repeat(MOST - 1_000)).expect(200);
    }

    @Test
    void nobody_holds_room_with_a_length_that_they_only_say() throws IOException {
        try (Dawdler promising = new Dawdler(port, "127.0.0.1")) {
            promising.send(head("Content-Length: " + MOST));

            platformAdmin().post(IMPORT, "a".repeat(MOST - 1_000)).expect(200);
        }
    }

    @Test
    void who_may_not_is_told_before_the_body_is_read_also_with_a_key() throws IOException {
        try (Dawdler client = new Dawdler(port, "127.0.0.1")) {
            client.send(head(Role.END_USER, "Idempotency-Key: k\r\nContent-Length: " + MOST));

            assertThat(client.readHead()).startsWith("HTTP/1.1 403");
            assertThat(inMemory()).isZero();
        }
    }

    private double inMemory() {
        return meters.get("pbx.http.bodies.bytes").gauge().value();
    }

    private String head(String headers) {
        return head(Role.PLATFORM_ADMIN, headers);
    }

    private String head(Role role, String headers) {
        return "POST " + IMPORT + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                + bearer(role) + "\r\n" + headers + "\r\n\r\n";
    }

    private String bearer(Role role) {
        UserId user = new UserId(UUID.randomUUID());
        SessionId session = startSession(user);
        return token(session, user, role, role == Role.PLATFORM_ADMIN ? null : ACME);
    }
}
