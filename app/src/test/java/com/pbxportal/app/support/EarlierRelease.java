package com.pbxportal.app.support;

import com.pbxportal.app.PbxPortal;
import com.pbxportal.app.runtime.PortalRuntime;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/**
 * Dumps of both databases as a release has left them, in {@code src/test/resources/releases}: {@code postgres.sql.gz}
 * of {@code pg_dump --inserts --no-owner}, without its {@code \restrict} lines; {@code mariadb.sql} of
 * {@code mariadb-dump}, without its first line; {@code vault.keys}; and {@code answers.json}, what a platform
 * administrator saw in each list, but for what the clock has changed since.
 */
public final class EarlierRelease {

    private static @Nullable PortalRuntime servers;

    private final String folder;

    private EarlierRelease(String name) {
        this.folder = "/releases/" + name + "/";
    }

    public static EarlierRelease of(String name) {
        return new EarlierRelease(name);
    }

    /** By list. */
    public JsonNode answers() {
        return PortalClient.JSON.readTree(text("answers.json"));
    }

    /** Both databases as in the dump, whatever was in them. */
    public Restored restore() {
        Map<String, String> settings = new HashMap<>(servers().properties());
        settings.put("pbx.vault.keys", text("vault.keys").strip());
        Restored restored = new Restored(settings);
        restored.postgres("""
                DROP SCHEMA IF EXISTS eventstore, command, readmodel CASCADE; DROP EXTENSION IF EXISTS pg_trgm""");
        restored.postgres(text("postgres.sql.gz"));
        restored.mariaDb(text("mariadb.sql"));
        return restored;
    }

    private static synchronized PortalRuntime servers() {
        if (servers == null) {
            try {
                Path folder = Files.createTempDirectory("pbx-release-");
                PortalRuntime started = PortalRuntime.startIn(
                        folder, Map.of("pbx.asterisk.ami.host", "127.0.0.1", "pbx.asterisk.ami.port", "1"));
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    started.close();
                    FileSystemUtils.deleteRecursively(folder.toFile());
                }));
                servers = started;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return servers;
    }

    private String text(String file) {
        try (InputStream raw = EarlierRelease.class.getResourceAsStream(folder + file)) {
            InputStream plain = file.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param settings of an application on these databases */
    public record Restored(Map<String, String> settings) {

        public void postgres(String sql) {
            client("pbx.postgres", "").execute(sql);
        }

        void mariaDb(String sql) {
            client("pbx.mariadb", "?allowMultiQueries=true").execute(sql);
        }

        private JdbcTemplate client(String prefix, String parameters) {
            return new JdbcTemplate(new DriverManagerDataSource(
                    settings.get(prefix + ".url") + parameters,
                    settings.get(prefix + ".user"),
                    settings.get(prefix + ".password")));
        }

        /** Returns when it has migrated them and is ready. */
        public Opened start() {
            Map<String, Object> properties = new HashMap<>(settings);
            properties.put("server.port", "0");
            properties.put("pbx.health.port", "0");
            properties.put("spring.profiles.active", "development");
            properties.put("logging.file.name", Portal.logFile().toString());
            properties.put("logging.threshold.console", "OFF");
            return new Opened(new Node(PbxPortal.start(properties)));
        }
    }

    /** This version of the portal on that release's data. */
    public record Opened(Node node) implements AutoCloseable {

        @Override
        public void close() {
            node.context().close();
        }
    }
}
