package com.pbxportal.app.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.pbxportal.app.support.LogCapture;
import com.pbxportal.app.support.Portal;
import com.pbxportal.app.support.RawHttp;
import com.pbxportal.app.support.RawHttp.Reply;
import com.pbxportal.app.support.Tenancy;
import com.pbxportal.app.support.User;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Whatever is sent, and wherever to: it is answered as the client's mistake, and the log stays ours. */
class MalformedRequestsTest {

    private static final int ENDPOINTS_A_KIND = 5;

    /** How a line of the log begins; the frames of our own faults would not. */
    private static final Pattern LINE =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\S+ +[A-Z]+ \\[[^\\]]*\\] .*");

    private record Endpoint(String method, String path) {}

    private final User someone = Tenancy.create().user("tenant_admin");
    private final String token = token(someone);
    private final int port = Portal.node().port();
    private LogCapture log;
    private long logBegins;

    /** The description is made when it is first asked for, and says in the log how long that took. */
    @BeforeAll
    static void describe() {
        Portal.nobody().get("/openapi.json").expect(200);
    }

    @BeforeEach
    void listen() throws IOException {
        log = LogCapture.start();
        logBegins = Files.size(Portal.logFile());
    }

    @AfterEach
    void stopListening() {
        log.close();
    }

    @Test
    void no_malformed_request_is_our_fault_or_writes_a_line_of_its_own() throws IOException {
        Random random = new Random(20_261_126);
        List<Endpoint> endpoints = endpoints();
        List<String> ids = new ArrayList<>();
        for (Malformed.Kind kind : Malformed.KINDS) {
            for (int times = 0; times < ENDPOINTS_A_KIND; times++) {
                Endpoint endpoint = times == 0
                        ? new Endpoint("POST", "/api/v1/auth/refresh")
                        : endpoints.get(random.nextInt(endpoints.size()));
                ids.add(tryOut(kind, endpoint, "malformed-" + ids.size()));
            }
        }

        assertThatTheLogIsOurs(ids);
    }

    static Stream<Malformed.Kind> jsonThatIsNone() {
        return Malformed.readByHandlers().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jsonThatIsNone")
    void json_that_is_none_is_refused_where_it_is_read(Malformed.Kind kind) {
        for (String path : List.of("/api/v1/auth/login", "/api/v1/auth/refresh", "/api/v1/users", "/api/v1/apply")) {
            byte[] request = kind.request("POST", path, token, "json-1");

            Reply reply = RawHttp.send(port, request);

            assertThat(reply.status()).describedAs(path + ": " + reply.body()).isEqualTo(400);
            reply.expectProblem(path);
        }
    }

    private String tryOut(Malformed.Kind kind, Endpoint endpoint, String id) {
        byte[] request = kind.request(endpoint.method(), endpoint.path(), token, id);
        String what = kind.name() + ": " + Malformed.printable(request);

        Reply reply = RawHttp.send(port, request);

        assertThat(reply.status()).describedAs(what).isBetween(kind.refused() ? 400 : 200, 499);
        if (reply.status() >= 400) {
            reply.expectProblem(what);
        }
        assertThat(reply.body()).describedAs(what).doesNotContain("com.pbxportal", "org.apache", "springframework");
        return id;
    }

    private void assertThatTheLogIsOurs(List<String> ids) throws IOException {
        await().until(() -> newLines().stream().anyMatch(line -> line.contains(ids.getLast())));
        assertThat(log.lines())
                .filteredOn(MalformedRequestsTest::isOfARequest)
                .allSatisfy(line -> assertThat(line.stackTrace()).isBlank());
        assertThat(newLines())
                .allSatisfy(line -> assertThat(line.stripLeading()).doesNotMatch(".*\\p{Cntrl}.*"))
                .noneMatch(
                        line -> line.contains("FORGED") && !LINE.matcher(line).matches())
                .noneMatch(line -> line.startsWith(Malformed.FORGED));
        assertThat(ids).allSatisfy(id -> assertThat(newLines().stream().filter(line -> line.contains("[" + id + "] ")))
                .hasSizeLessThanOrEqualTo(1));
    }

    /** What else goes on in the portal meanwhile is not our subject. */
    private static boolean isOfARequest(LogCapture.Line line) {
        return line.fields().containsKey("request_id") || line.logger().startsWith("org.apache.");
    }

    private List<String> newLines() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(Portal.logFile().toFile(), "r")) {
            long from = file.length() < logBegins ? 0 : logBegins; // a new file has begun
            byte[] bytes = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            String text = new String(bytes, StandardCharsets.UTF_8);
            return List.of(text.substring(0, text.lastIndexOf('\n') + 1).split("\n"));
        }
    }

    /** Without logging out, which would end what is tried with. */
    private static List<Endpoint> endpoints() {
        String id = UUID.randomUUID().toString();
        List<Endpoint> endpoints = new ArrayList<>(List.of(
                new Endpoint("GET", "/docs"), new Endpoint("GET", "/openapi.json"), new Endpoint("GET", "/nowhere")));
        Portal.node()
                .context()
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(mapping -> mapping.getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/") && !path.endsWith("/logout"))
                        .forEach(path -> mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(method ->
                                        endpoints.add(new Endpoint(method.name(), path.replace("{id}", id))))));
        endpoints.sort(Comparator.comparing(Endpoint::toString));
        return endpoints;
    }

    private static String token(User user) {
        return Portal.nobody()
                .post("/api/v1/auth/login", Map.of("email", user.email(), "password", user.password()))
                .expect(200)
                .text("access_token");
    }
}
