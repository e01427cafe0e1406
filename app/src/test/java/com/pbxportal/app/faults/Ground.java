package com.pbxportal.app.faults;

import com.pbxportal.app.runtime.FreshDirectory;
import com.pbxportal.app.runtime.PortalRuntime;
import com.pbxportal.app.support.Cable;
import com.pbxportal.app.support.Portal;
import com.pbxportal.app.support.PortalClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What an application stands on that may die at any moment; one for all tests here, as each leaves it mended. */
final class Ground {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static @Nullable Ground shared;

    private final Map<String, String> databases;
    private final PortalRuntime runtime;
    private final RealAsterisk asterisk;
    private final AmiProxy proxy;
    private final Cable postgresCable;
    private final Application application;
    private final Path folder;
    private final ServerProcess mariaDbServer;
    private final ServerProcess postgresServer;
    private @Nullable PortalClient admin;

    private Ground(Path folder) throws Exception {
        this.folder = FreshDirectory.at(folder);
        String secret = UUID.randomUUID().toString();
        this.runtime = PortalRuntime.startIn(folder, Map.of("pbx.asterisk.ami.host", "127.0.0.1"));
        this.databases = runtime.properties();
        this.asterisk = new RealAsterisk(folder.resolve("asterisk"), secret, mariaDbForAsterisk());
        this.mariaDbServer = new ServerProcess(folder.resolve("mariadb/data"), "mariadb.pid");
        this.postgresServer = new ServerProcess(folder.resolve("postgres/data"), "postmaster.pid");
        this.proxy = new AmiProxy(asterisk.port());
        this.postgresCable = new Cable(address("pbx.postgres").getPort());
        this.application = new Application(folder.resolve("portal"), settings(secret));
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop the ground"));
        asterisk.start();
        application.start();
        Gate.install(postgres());
    }

    static synchronized Ground shared() {
        if (shared == null) {
            try {
                shared = new Ground(Portal.repositoryFolder().resolve("app/target/faults"));
            } catch (Exception e) {
                throw new IllegalStateException("The ground could not be laid", e);
            }
        }
        return shared;
    }

    private Map<String, String> settings(String secret) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "pbx.asterisk.ami.host",
                "127.0.0.1",
                "pbx.asterisk.ami.port",
                Integer.toString(proxy.port()),
                "pbx.asterisk.ami.user",
                AmiReader.USER,
                "pbx.asterisk.ami.secret",
                secret,
                "pbx.asterisk.etc",
                asterisk.etc().toString(),
                "pbx.rate-limit.enabled",
                "false",
                "pbx.query.max-wait",
                "60s"));
        settings.putAll(Map.of(
                "pbx.asterisk.ami.timeout", "2s",
                "pbx.asterisk.ami.reload-timeout", "3s",
                "pbx.apply.preflight", "bash," + Portal.repositoryFolder().resolve("asterisk/sandbox") + ",check",
                "pbx.apply.lease", "4s",
                "pbx.apply.idle-per-minute", "1000",
                "pbx.apply.settle-patience", "4s",
                "pbx.apply.rollback-patience", "5s",
                // What it asks Asterisk would meet the fault that is meant for an apply.
                "pbx.drift.interval", "0"));
        for (String part : new String[] {"pbx.postgres", "pbx.mariadb"}) {
            for (String name : new String[] {".url", ".user", ".password"}) {
                settings.put(part + name, database(part + name));
            }
        }
        URI postgres = address("pbx.postgres");
        settings.put(
                "pbx.postgres.url",
                "jdbc:postgresql://" + postgres.getHost() + ":" + postgresCable.port() + postgres.getPath());
        return settings;
    }

    private URI address(String part) {
        return URI.create(database(part + ".url").substring("jdbc:".length()));
    }

    private Map<String, String> mariaDbForAsterisk() {
        URI url = address("pbx.mariadb");
        return Map.of(
                "PBX_MARIADB_HOST", url.getHost(),
                "PBX_MARIADB_PORT", Integer.toString(url.getPort()),
                "PBX_MARIADB_NAME", url.getPath().substring(1),
                "PBX_MARIADB_USER", database("pbx.mariadb.user"),
                "PBX_MARIADB_PASSWORD", database("pbx.mariadb.password"));
    }

    private String database(String name) {
        return databases.getOrDefault(name, "");
    }

    JdbcClient postgres() {
        return JdbcClient.create(source("pbx.postgres"));
    }

    JdbcClient mariaDb() {
        return JdbcClient.create(source("pbx.mariadb"));
    }

    DriverManagerDataSource source(String part) {
        return new DriverManagerDataSource(
                database(part + ".url"), database(part + ".user"), database(part + ".password"));
    }

    RealAsterisk asterisk() {
        return asterisk;
    }

    ServerProcess mariaDbServer() {
        return mariaDbServer;
    }

    /** From the application to PostgreSQL. */
    Cable postgresCable() {
        return postgresCable;
    }

    ServerProcess postgresServer() {
        return postgresServer;
    }

    AmiProxy proxy() {
        return proxy;
    }

    Application application() {
        return application;
    }

    Path releases() {
        return asterisk.etc().resolve("extensions.d/synergycall-releases");
    }

    /** A platform administrator, whose token outlives the application that gave it. */
    synchronized PortalClient admin() {
        if (admin == null) {
            admin = PortalClient.at(application.url()).loginAs(Portal.ADMIN_EMAIL, Portal.ADMIN_PASSWORD);
        }
        return admin;
    }

    Running running() {
        try (AmiReader reader = asterisk.ask()) {
            return Running.in(reader, asterisk.etc(), mariaDb());
        }
    }

    /**
     * Of a process that was killed, others believe for five seconds that it still follows the events. Each kill would
     * cost these seconds: here they are over at once.
     */
    void letClaimsRunOut() {
        postgres().sql("UPDATE eventstore.token_entry SET owner = NULL").update();
    }

    /** As it should be before and after each test. */
    void mend() {
        proxy.mend();
        postgresServer.goOn();
        postgresCable.mend();
        mariaDbServer.startUnlessRunning();
        asterisk.startUnlessRunning();
        Awaitility.await().atMost(PATIENCE).ignoreExceptions().until(this::asteriskSeesItsTables);
        application.startUnlessRunning();
    }

    private boolean asteriskSeesItsTables() {
        long rows =
                mariaDb().sql("SELECT count(*) FROM ps_auths").query(Long.class).single();
        try (AmiReader reader = asterisk.ask()) {
            return reader.list("PJSIPShowAuths").size() == rows;
        }
    }

    private void stop() {
        postgresServer.goOn();
        application.close();
        asterisk.close();
        mariaDbServer.close();
        runtime.close();
        try {
            proxy.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return folder;
    }
}
