package com.pbxportal.slice;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.PortalClient;
import com.pbxportal.shared.identity.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class HealthTest extends SliceTest {

    private static final ServerSocket MANAGER = listen();

    @DynamicPropertySource
    static void manager(DynamicPropertyRegistry registry) {
        registry.add("pbx.asterisk.ami.port", MANAGER::getLocalPort);
    }

    @AfterAll
    static void close() throws IOException {
        MANAGER.close();
    }

    @Test
    void the_world_learns_the_status_alone() {
        Answer answer = nobody().get("/api/v1/health").expect(200);

        assertThat(answer.body()).isEqualTo("{\"status\":\"healthy\"}");
        assertThat(nobody().withToken("stale").get("/api/v1/health").expect(200).body())
                .isEqualTo("{\"status\":\"healthy\"}");
    }

    @Test
    void the_platforms_people_learn_what_each_component_says() {
        Answer answer = platformAdmin().get("/api/v1/health").expect(200);

        assertThat(answer.text("/components/postgresql/status")).isEqualTo("healthy");
        assertThat(answer.text("/components/postgresql/detail")).startsWith("PostgreSQL 17");
        assertThat(answer.at("/components/postgresql/latency_ms").isIntegralNumber())
                .isTrue();
        assertThat(answer.text("/components/mariadb/detail")).isEqualTo("not used on this node");
        assertThat(answer.text("/components/asterisk/detail")).isEqualTo("not used on this node");
        assertThat(answer.text("/components/ami/status")).isEqualTo("healthy");
        assertThat(answer.text("/components/ami/detail")).isEqualTo("Asterisk Call Manager/11.0.0");
        assertThat(answer.text("/components/disk/detail")).endsWith(" MB free");
        assertThat(answer.text("/components/projections/status")).isEqualTo("healthy");
    }

    @Test
    void a_tenants_people_learn_which_component_is_well_and_no_more() {
        for (PortalClient client : List.of(tenantAdmin(), as(Role.SUPPORT, ACME))) {
            Answer answer = client.get("/api/v1/health").expect(200);

            assertThat(answer.text("/components/postgresql/status")).isEqualTo("healthy");
            assertThat(answer.at("/components"))
                    .allSatisfy(component ->
                            assertThat(component.path("detail").isNull()).isTrue());
        }
        assertThat(as(Role.END_USER, ACME).get("/api/v1/health").expect(200).body())
                .isEqualTo("{\"status\":\"healthy\"}");
    }

    private static ServerSocket listen() {
        try {
            ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            Thread.ofPlatform().daemon().start(() -> greet(socket));
            return socket;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void greet(ServerSocket socket) {
        while (!socket.isClosed()) {
            try (var client = socket.accept()) {
                client.getOutputStream().write("Asterisk Call Manager/11.0.0\r\n".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                // Closed at the end of the test.
            }
        }
    }
}
