package com.pbxportal.app.bench;

import com.pbxportal.app.support.PortalClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A portal of the bench's own, a process like any other, started and stopped as an operator does it. */
final class Portal implements AutoCloseable {

    private static final long TOKEN_GOOD_FOR_NANOS = TimeUnit.MINUTES.toNanos(30);

    private final Path home;
    private final Path data;
    private final int port;
    private Map<String, String> variables = Map.of();
    private String token = "";
    private long tokenSince;

    Portal(Path home, Path data) throws IOException {
        this.home = home;
        this.data = data;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = free.getLocalPort();
        }
    }

    /** One with nothing on it yet, which is up: whoever closes it ends it. */
    Portal another(String name) throws IOException, InterruptedException {
        Path folder = data.resolve(name);
        Bench.delete(folder);
        Portal another = new Portal(home, folder);
        another.up(Map.of());
        return another;
    }

    /** Returns when it is ready. */
    void up(Map<String, String> settings) throws IOException, InterruptedException {
        pbx(settings, "up", "--port", Integer.toString(port), "--detach");
        variables = parse(pbx(Map.of(), "env"));
        token = "";
    }

    void down() throws IOException, InterruptedException {
        pbx(Map.of(), "down");
    }

    @Override
    public void close() throws IOException, InterruptedException {
        down();
    }

    private String pbx(Map<String, String> settings, String command, String... arguments)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(home.resolve("pbx").toString(), command));
        words.addAll(List.of("--data", data.toString()));
        words.addAll(List.of(arguments));
        Path output = Files.createTempFile("pbx-bench", ".out");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().put("PBX_ASTERISK_SIP_PORT", "0");
            // It measures what the portal can, not what one caller may.
            builder.environment().put("PBX_RATE_LIMIT_ENABLED", "false");
            builder.environment().putAll(settings);
            int status = builder.start().waitFor();
            String said = Files.readString(output);
            if (status != 0) {
                throw new IllegalStateException(String.join(" ", words) + " failed: " + said);
            }
            return said;
        } finally {
            Files.delete(output);
        }
    }

    private static Map<String, String> parse(String lines) {
        Map<String, String> values = new HashMap<>();
        lines.lines()
                .map(line -> line.split("=", 2))
                .filter(pair -> pair.length == 2)
                .forEach(pair -> {
                    boolean quoted = pair[1].startsWith("'") && pair[1].endsWith("'");
                    values.put(pair[0], quoted ? pair[1].substring(1, pair[1].length() - 1) : pair[1]);
                });
        return Map.copyOf(values);
    }

    Path home() {
        return home;
    }

    Path data() {
        return data;
    }

    String variable(String name) {
        String value = variables.get(name);
        if (value == null) {
            throw new IllegalStateException("pbx env does not say " + name);
        }
        return value;
    }

    PortalClient admin() {
        return PortalClient.at(variable("PBX_URL")).withToken(token());
    }

    HttpConnection connectAsAdmin() throws IOException {
        return new HttpConnection(URI.create(variable("PBX_URL")), token());
    }

    private String token() {
        if (token.isEmpty() || System.nanoTime() - tokenSince > TOKEN_GOOD_FOR_NANOS) {
            Map<String, String> login =
                    Map.of("email", variable("PBX_ADMIN_EMAIL"), "password", variable("PBX_ADMIN_PASSWORD"));
            token = PortalClient.at(variable("PBX_URL"))
                    .post("/api/v1/auth/login", login)
                    .expect(200)
                    .text("access_token");
            tokenSince = System.nanoTime();
        }
        return token;
    }

    /** As the portal itself connects, so that a limit is not the lower for a setting of the driver. */
    Connection connectToPostgres() throws SQLException {
        return DriverManager.getConnection(variable("PBX_POSTGRES_URL") + "&reWriteBatchedInserts=true");
    }

    double residentMegabytes() throws IOException {
        Path status = Path.of("/proc", variable("PBX_PID"), "status");
        return Files.readAllLines(status, StandardCharsets.US_ASCII).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                / 1024.0;
    }
}
