package com.pbxportal.app.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** All read models, the audit log among them, from the first event on, by a portal that has just been started. */
final class RebuildRow implements Row {

    @Override
    public List<Figure> measure(Stage stage) throws Exception {
        Portal portal = stage.portal();
        stage.estate().growTo(stage.numbers());
        stage.estate().settle();
        stage.progress().accept("emptying the read models");
        portal.down();
        portal.up(Map.of("PBX_ROLES", "query"));
        long events;
        try {
            events = forgetReadModels(portal);
        } finally {
            portal.down();
        }
        stage.progress().accept("rebuilding them from %,d events".formatted(events));
        double rebuilding = secondsToRebuild(portal);
        stage.progress().accept("copying their rows");
        double copying = secondsToCopy(portal);
        return List.of(Figure.of(
                        "rebuild all read models from %,d events".formatted(events),
                        Unit.PER_SECOND,
                        events / rebuilding,
                        new Target.RatioAtLeast(0.2))
                .beside("COPY of the same rows into the same tables and indexes", events / copying)
                .remark("%.0f s beside %.0f s".formatted(rebuilding, copying)));
    }

    private static long forgetReadModels(Portal portal) throws SQLException {
        try (Connection connection = portal.connectToPostgres();
                Statement statement = connection.createStatement()) {
            for (String table : readModels(connection)) {
                statement.execute("TRUNCATE " + table + " CASCADE");
            }
            statement.execute("DELETE FROM eventstore.token_entry");
            return number(connection, "SELECT count(*) FROM eventstore.domain_event_entry");
        }
    }

    private static List<String> readModels(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT schemaname || '.' || tablename FROM pg_tables WHERE schemaname = 'readmodel' ORDER BY 1")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    /** From the first token that is stored until no read model is behind. */
    private static double secondsToRebuild(Portal portal) throws Exception {
        try (ExecutorService watch = Executors.newSingleThreadExecutor()) {
            Future<Double> seconds = watch.submit(() -> {
                awaitTokens(portal, "count(*) > 0");
                return Samples.secondsOf(() -> awaitTokens(portal, """
                        count(*) > 1 AND min(coalesce(convert_from(token, 'UTF8')::jsonb ->> 'index', '-1')::bigint)
                            >= (SELECT max(position) FROM eventstore.log)"""));
            });
            portal.up(Map.of());
            return seconds.get();
        }
    }

    private static void awaitTokens(Portal portal, String condition) throws InterruptedException {
        while (true) {
            try (Connection connection = portal.connectToPostgres()) {
                while (number(connection, "SELECT (" + condition + ")::int FROM eventstore.token_entry") == 0) {
                    Thread.sleep(50);
                }
                return;
            } catch (SQLException e) {
                // The database is not up yet.
                Thread.sleep(50);
            }
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static double secondsToCopy(Portal portal) throws Exception {
        double seconds = 0;
        Path rows = portal.data().resolve("rows.copy");
        try (Connection connection = portal.connectToPostgres();
                Statement statement = connection.createStatement()) {
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            statement.execute("CREATE SCHEMA IF NOT EXISTS bench");
            for (String table : readModels(connection)) {
                copyOut(copy, table, rows);
                statement.execute("CREATE TABLE bench.copy (LIKE " + table + " INCLUDING ALL)");
                seconds += Samples.secondsOf(() -> copyIn(copy, rows));
                statement.execute("DROP TABLE bench.copy");
            }
        } finally {
            Files.deleteIfExists(rows);
        }
        return seconds;
    }

    private static void copyOut(CopyManager copy, String table, Path rows) throws IOException, SQLException {
        try (OutputStream out = Files.newOutputStream(rows)) {
            copy.copyOut("COPY " + table + " TO STDOUT", out);
        }
    }

    private static void copyIn(CopyManager copy, Path rows) throws IOException, SQLException {
        try (InputStream in = Files.newInputStream(rows)) {
            copy.copyIn("COPY bench.copy FROM STDIN", in, 1 << 16);
        }
    }
}
