package com.pbxportal.app.faults;

import com.pbxportal.shared.event.PortalEvent;
import com.pbxportal.shared.event.StoredAs;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Stops the application exactly after the effect of a step and before its fact is recorded: the event store itself
 * makes the insertion of that fact wait, for as long as the gate is closed.
 */
final class Gate implements AutoCloseable {

    private static final String KEY = "20260101";

    /** At this gate: others wait for locks of their own. */
    private static final String WAITING =
            "pg_locks WHERE locktype = 'advisory' AND objid = " + KEY + " AND NOT granted";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final JdbcClient postgres;
    private final Connection keeper;

    private Gate(JdbcClient postgres, Connection keeper) {
        this.postgres = postgres;
        this.keeper = keeper;
    }

    static void install(JdbcClient postgres) {
        postgres.sql("CREATE SCHEMA IF NOT EXISTS faults").update();
        postgres.sql("CREATE TABLE IF NOT EXISTS faults.gate (payload_type text)")
                .update();
        postgres.sql("""
                CREATE OR REPLACE FUNCTION faults.wait_at_gate() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF EXISTS (SELECT FROM faults.gate g WHERE g.payload_type = NEW.payload_type) THEN
                        PERFORM pg_advisory_xact_lock(%s);
                    END IF;
                    RETURN NEW;
                END $$""".formatted(KEY)).update();
        postgres.sql("""
                CREATE OR REPLACE TRIGGER wait_at_gate BEFORE INSERT ON eventstore.domain_event_entry
                FOR EACH ROW EXECUTE FUNCTION faults.wait_at_gate()""").update();
    }

    static Gate before(Ground ground, Class<? extends PortalEvent> fact) {
        JdbcClient postgres = ground.postgres();
        try {
            Connection keeper = ground.source("pbx.postgres").getConnection();
            try (Statement statement = keeper.createStatement()) {
                statement.execute("SELECT pg_advisory_lock(" + KEY + ")");
            }
            postgres.sql("INSERT INTO faults.gate VALUES (?)")
                    .param(nameOf(fact))
                    .update();
            return new Gate(postgres, keeper);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static String nameOf(Class<?> fact) {
        return Objects.requireNonNull(fact.getAnnotation(StoredAs.class), fact.getName())
                .value();
    }

    boolean hasSomebody() {
        return postgres.sql("SELECT EXISTS (SELECT FROM " + WAITING + ")")
                .query(Boolean.class)
                .single();
    }

    /** What a server notices late when its client was killed. */
    void disconnectWhoWaits() {
        postgres.sql("SELECT pg_terminate_backend(pid) FROM " + WAITING)
                .query(Boolean.class)
                .list();
        Awaitility.await().atMost(PATIENCE).until(() -> !hasSomebody());
    }

    /** Whoever waits goes on. */
    @Override
    public void close() {
        postgres.sql("DELETE FROM faults.gate").update();
        try {
            keeper.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
