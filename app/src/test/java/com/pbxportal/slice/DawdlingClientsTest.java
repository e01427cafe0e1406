package com.pbxportal.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.pbxportal.app.support.LogCapture;
import com.pbxportal.shared.identity.Role;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.session.SessionId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Clients that hold on to what they have, as many as they like: nobody else notices. */
@TestPropertySource(
        properties = {
            "pbx.http.connections.in-all=40",
            "pbx.http.connections.per-address=10",
            "pbx.http.pace.grace=1s",
            "pbx.http.pace.head=2s",
            "pbx.http.pace.body=6s",
            "pbx.http.pace.rest=300ms",
            "pbx.rate-limit.at-once.requests=2",
            "pbx.rate-limit.at-once.patience=100ms",
            "pbx.health.port=0"
        })
class DawdlingClientsTest extends SliceTest {

    private static final String UNREAD = "POST /nope HTTP/1.1\r\nHost: x\r\nContent-Length: 9999\r\n\r\n";
    private static final String GET = "GET /api/v1/health HTTP/1.1\r\nHost: x\r\n\r\n";

    @Autowired
    MeterRegistry meters;

    @Autowired
    com.pbxportal.app.web.health.HealthPort healthPort;

    private final List<Dawdler> dawdlers = new ArrayList<>();

    @AfterEach
    void hangUp() throws IOException {
        for (Dawdler dawdler : dawdlers) {
            dawdler.close();
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> open() <= 1); // that of the tests' own client
    }

    @Test
    void bodies_that_do_not_come_keep_nobody_else_waiting() throws IOException {
        for (int address = 2; address < 12; address++) {
            for (int i = 0; i < 10; i++) {
                dawdler("127.0.0." + address).send(reading());
            }
        }

        try (Dawdler other = new Dawdler(port, "127.0.0.99")) {
            assertThat(other.send(GET).readHead()).startsWith("HTTP/1.1 200");
        }
        assertThat(open()).isLessThanOrEqualTo(40);
    }

    @Test
    void health_answers_on_its_own_port_while_the_other_is_full() throws IOException {
        for (int i = 0; i < 10; i++) {
            for (int address = 2; address < 6; address++) {
                dawdler("127.0.0." + address).send(reading());
            }
        }

        try (Dawdler other = new Dawdler(healthPort.port().orElseThrow(), "127.0.0.2")) {
            assertThat(other.send(GET).readHead()).startsWith("HTTP/1.1 200");
        }
        try (Dawdler other = new Dawdler(healthPort.port().orElseThrow(), "127.0.0.2")) {
            assertThat(other.send(GET.replace("health", "me")).readHead()).startsWith("HTTP/1.1 404");
        }
    }

    @Test
    void a_refusal_comes_before_the_body_that_it_does_not_wait_for() throws IOException {
        for (String request : List.of(
                UNREAD,
                UNREAD.replace("POST /nope", "GET /api/v1/health"),
                UNREAD.replace("POST /nope", "HEAD /docs"),
                UNREAD.replace("POST /nope", "POST /api/v1/widgets"),
                UNREAD.replace("Content-Length: 9999", "Transfer-Encoding: chunked"))) {
            long begun = System.nanoTime();

            String answer = dawdler("127.0.0.1").send(request).readToTheEnd();

            assertThat(answer).describedAs(request).startsWith("HTTP/1.1 ");
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(6));
        }
    }

    @Test
    void what_is_left_of_a_small_refused_body_costs_no_connection() throws IOException {
        Dawdler client = dawdler("127.0.0.1").send(UNREAD.replace("9999", "4") + "abcd");

        assertThat(client.readHead()).startsWith("HTTP/1.1 401");
        assertThat(client.send(GET.replace("x\r\n", "x\r\nConnection: close\r\n"))
                        .readToTheEnd())
                .contains("HTTP/1.1 200");
    }

    @Test
    void a_body_that_drips_is_not_waited_for_to_its_end() throws IOException, InterruptedException {
        Dawdler client = dawdler("127.0.0.1").send(reading());

        Thread dripping = Thread.ofVirtual().start(() -> dripQuietly(client));
        String answer = client.readToTheEnd();
        dripping.join();

        assertThat(answer).startsWith("HTTP/1.1 408").contains("\"code\":\"request_timeout\"");
    }

    @Test
    void a_head_that_drips_is_not_waited_for_to_its_end() throws IOException, InterruptedException {
        Dawdler client = dawdler("127.0.0.1").send("GET /api/v1/health HTTP/1.1\r\nX: ");

        client.drip(200);

        assertThat(client.readToTheEnd()).isEmpty();
    }

    @Test
    void who_does_not_read_the_answer_loses_it() throws IOException {
        dawdler("127.0.0.1").send(get("heavy", bearer()));

        await().until(() -> open() >= 1);
        await().atMost(Duration.ofSeconds(20)).until(() -> open() == 0);
    }

    @Test
    void who_has_answers_made_and_does_not_read_them_waits_for_oneself() throws IOException {
        String bearer = bearer();
        dawdler("127.0.0.1").send(get("heavy", bearer));
        dawdler("127.0.0.1").send(get("heavy", bearer));
        await().until(() -> busy() == 2);

        String more = dawdler("127.0.0.1").send(get("page", bearer)).readHead();
        String other = dawdler("127.0.0.1").send(get("page", bearer())).readHead();

        assertThat(more).startsWith("HTTP/1.1 429").contains("Retry-After: 1");
        assertThat(other).startsWith("HTTP/1.1 200");
    }

    @Test
    void what_nobody_reads_is_not_made() throws IOException {
        int before = WidgetController.pages.get();
        dawdler("127.0.0.1").send(get("page", bearer()).repeat(100));

        await().until(() -> WidgetController.pages.get() > before);
        await().atMost(Duration.ofSeconds(20)).until(() -> open() == 0);
        assertThat(WidgetController.pages.get() - before).isLessThan(25);
    }

    @Test
    void an_address_has_its_share_and_idle_connections_make_way_for_its_own() throws IOException {
        List<Dawdler> idle = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            idle.add(dawdler("127.0.0.7").send(GET));
            assertThat(idle.getLast().readHead()).startsWith("HTTP/1.1 200");
        }

        assertThat(dawdler("127.0.0.7").send(GET).readHead()).startsWith("HTTP/1.1 200");

        assertThat(idle.getFirst().readToTheEnd()).doesNotContain("HTTP/1.1");
        assertThat(refused("address", "idle")).isPositive();
    }

    @Test
    void an_address_whose_connections_are_all_busy_gets_no_more_and_is_counted() throws IOException {
        for (int i = 0; i < 10; i++) {
            dawdler("127.0.0.8").send(reading());
        }
        await().until(() -> busy() == 10);
        double before = refused("address", "new");

        assertThat(dawdler("127.0.0.8").readToTheEnd()).isEmpty();

        assertThat(refused("address", "new")).isEqualTo(before + 1);
        try (Dawdler other = new Dawdler(port, "127.0.0.9")) {
            assertThat(other.send(GET).readHead()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void who_hangs_up_in_the_middle_of_a_body_is_no_fault_of_ours() throws IOException {
        try (LogCapture log = LogCapture.start()) {
            dawdler("127.0.0.1").send(reading()).close();
            await().until(() ->
                    log.lines().stream().anyMatch(line -> line.logger().equals("access")));

            assertThat(log.lines())
                    .allSatisfy(line -> assertThat(line.stackTrace()).isBlank());
        }
    }

    private void dripQuietly(Dawdler client) {
        try {
            client.drip(300);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One whose body is read, so that there is a thread behind it. */
    private String reading() {
        return "POST /api/v1/widgets HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                + bearer() + "\r\nContent-Length: 9999\r\n\r\n{";
    }

    private static String get(String what, String bearer) {
        return "GET /api/v1/widgets/" + what + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + bearer + "\r\n\r\n";
    }

    private String bearer() {
        UserId user = new UserId(UUID.randomUUID());
        SessionId session = startSession(user);
        return token(session, user, Role.PLATFORM_ADMIN, null);
    }

    private Dawdler dawdler(String from) throws IOException {
        Dawdler dawdler = new Dawdler(port, from);
        dawdlers.add(dawdler);
        return dawdler;
    }

    private double open() {
        return meters.get("pbx.http.connections.open")
                .tag("port", "api")
                .gauge()
                .value();
    }

    private double busy() {
        return meters.get("pbx.http.connections.busy")
                .tag("port", "api")
                .gauge()
                .value();
    }

    private double refused(String cap, String who) {
        Counter counter = meters.find("pbx.http.connections.refused")
                .tags("port", "api", "cap", cap, "who", who)
                .counter();
        return counter == null ? 0 : counter.count();
    }
}
