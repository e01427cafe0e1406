package com.pbxportal.app.support;

import com.pbxportal.app.PbxPortal;
import com.pbxportal.app.runtime.FreshDirectory;
import com.pbxportal.app.runtime.PortalRuntime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The real portal that all tests of a run share: PostgreSQL, MariaDB, Asterisk and the application, on free ports.
 * Whoever needs a tenant makes one of their own ({@link Tenancy}), so that tests do not meet.
 *
 * <p>What cannot start fails every test that needs it, with the reason.
 */
public final class Portal {

    public static final String ADMIN_EMAIL = "admin@pbx.local";
    public static final String ADMIN_PASSWORD = "admin123";

    /** A test machine may be busy with much else; being late is not what these tests are about. */
    private static final String PATIENCE = "60s";

    private static final Path REPOSITORY = repository();

    private static @Nullable Portal running;
    private static @Nullable Throwable obstacle;

    private final PortalRuntime runtime;
    private final Path folder;
    private final List<Node> nodes = new CopyOnWriteArrayList<>();
    private final Cable managerCable;
    private @Nullable PortalClient platformAdmin;
    private @Nullable ApiDocument document;

    private Portal(Path folder) throws Exception {
        this.folder = FreshDirectory.at(folder);
        Map<String, String> settings = new HashMap<>(Map.of("pbx.home", REPOSITORY.toString()));
        Optional.ofNullable(System.getenv("PBX_CACHE")).ifPresent(cache -> settings.put("pbx.cache", cache));
        this.runtime = PortalRuntime.startIn(folder, settings);
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop the portal of the tests"));
        this.managerCable = new Cable(Integer.parseInt(runtime.properties().get("pbx.asterisk.ami.port")));
        start(Map.of(
                "pbx.rate-limit.enabled",
                "false",
                "pbx.query.max-wait",
                PATIENCE,
                "pbx.audit.refusals.per-caller",
                "100000",
                "pbx.audit.refusals.in-all",
                "100000",
                "pbx.apply.idle-per-minute",
                "1000",
                "pbx.password.patience",
                PATIENCE,
                "pbx.password.most-waiting",
                "1000"));
    }

    private static synchronized Portal running() {
        if (obstacle != null) {
            throw new IllegalStateException("The portal could not start", obstacle);
        }
        if (running == null) {
            try {
                running = new Portal(REPOSITORY.resolve("app/target/portal"));
            } catch (Exception | LinkageError e) {
                obstacle = e;
                throw new IllegalStateException("The portal could not start", e);
            }
        }
        return running;
    }

    public static Node node() {
        return running().nodes.getFirst();
    }

    /** Another application on the same databases, which limits how often a client may ask, and trusts a proxy. */
    public static Node secondNode() {
        Portal portal = running();
        synchronized (portal) {
            return portal.nodes.size() > 1
                    ? portal.nodes.get(1)
                    : portal.start(Map.of(
                            "pbx.http.trusted-proxies",
                            "127.0.0.1",
                            "pbx.query.max-wait",
                            PATIENCE,
                            "pbx.password.patience",
                            PATIENCE,
                            "pbx.password.most-waiting",
                            "1000",
                            // A slow machine must not be forgiven what it guesses before it has guessed enough.
                            "pbx.rate-limit.login-per-address.per",
                            "1h",
                            "pbx.rate-limit.login-per-email.per",
                            "1h",
                            "pbx.rate-limit.right-login-per-email.per",
                            "1h",
                            // Races ask as often as they can.
                            "pbx.rate-limit.per-caller.requests",
                            "100000"));
        }
    }

    /** All that run now. */
    public static List<Node> nodes() {
        return List.copyOf(running().nodes);
    }

    /** Nobody is logged in. */
    public static PortalClient nobody() {
        return node().client();
    }

    public static PortalClient platformAdmin() {
        Portal portal = running();
        synchronized (portal) {
            if (portal.platformAdmin == null) {
                portal.platformAdmin = nobody().loginAs(ADMIN_EMAIL, ADMIN_PASSWORD);
            }
            return portal.platformAdmin;
        }
    }

    /** How it describes its API. */
    public static ApiDocument document() {
        Portal portal = running();
        synchronized (portal) {
            if (portal.document == null) {
                portal.document =
                        new ApiDocument(PortalClient.at(portal.nodes.getFirst().port())
                                .get("/openapi.json")
                                .expect(200)
                                .body());
            }
            return portal.document;
        }
    }

    /** What a running part is called by: {@code pbx.asterisk.etc}, {@code pbx.postgres.url} and so on. */
    public static String property(String name) {
        String value = running().runtime.properties().get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "No " + name + " in " + running().runtime.properties().keySet());
        }
        return value;
    }

    public static JdbcClient postgres() {
        return jdbc("pbx.postgres");
    }

    public static JdbcClient mariaDb() {
        return jdbc("pbx.mariadb");
    }

    /** Returns when Asterisk runs; fails with the reason when there can be none. */
    public static void requireAsterisk() {
        try {
            running().runtime.awaitAsterisk().ifPresent(reason -> {
                throw new IllegalStateException("No Asterisk: " + reason);
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** From the applications to Asterisk's manager interface. */
    public static Cable managerCable() {
        return running().managerCable;
    }

    public static Path logFile() {
        return running().folder.resolve("log/portal.log");
    }

    /** The folder of the checked-out project. */
    public static Path repositoryFolder() {
        return REPOSITORY;
    }

    private Node start(Map<String, String> more) {
        Map<String, Object> properties = new HashMap<>(runtime.properties());
        properties.put("server.port", "0");
        properties.put("pbx.health.port", "0");
        properties.put("pbx.asterisk.ami.port", Integer.toString(managerCable.port()));
        properties.put("spring.profiles.active", "development");
        properties.put(
                "server.tomcat.basedir",
                folder.resolve("tmp/tomcat-" + nodes.size()).toString());
        properties.put("logging.file.name", folder.resolve("log/portal.log").toString());
        properties.put("logging.threshold.console", "OFF");
        properties.putAll(more);
        Node node = new Node(PbxPortal.start(properties));
        nodes.add(node);
        return node;
    }

    private void stop() {
        nodes.reversed().forEach(node -> node.context().close());
        runtime.close();
    }

    private static JdbcClient jdbc(String prefix) {
        return JdbcClient.create(new DriverManagerDataSource(
                property(prefix + ".url"), property(prefix + ".user"), property(prefix + ".password")));
    }

    private static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isReadable(folder.resolve("asterisk/sandbox"))) {
            folder = Optional.ofNullable(folder.getParent())
                    .orElseThrow(() -> new IllegalStateException("Not inside a checkout of the project"));
        }
        return folder;
    }
}
