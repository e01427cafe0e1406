package com.pbxportal.query;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Everybody reads what was written before they asked: a query waits until the read model has seen every event that
 * is committed by now. All of it is told by the database, so it holds for any number of nodes, and commands pay
 * nothing.
 */
@Component
class ReadBarrier {

    private static final String ASK =
            "SELECT asked, readmodel.is_behind(:group, asked) AS behind FROM pg_current_snapshot() AS asked";

    private static final String ASK_AGAIN = "SELECT readmodel.is_behind(:group, :asked::pg_snapshot)";

    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final JdbcClient jdbc;
    private final Duration maxWait;

    ReadBarrier(JdbcClient jdbc, QueryProperties properties) {
        this.jdbc = jdbc;
        this.maxWait = properties.maxWait();
    }

    /** @param asked all transactions that had ended at that moment */
    private record State(String asked, boolean behind) {}

    /** Waits for what is there now, not for what comes meanwhile: a busy system must not keep a query waiting. */
    void await(String group) {
        State first = jdbc.sql(ASK)
                .param("group", group)
                .query((row, n) -> new State(row.getString("asked"), row.getBoolean("behind")))
                .single();
        long deadline = System.nanoTime() + maxWait.toNanos();
        boolean behind = first.behind();
        while (behind) {
            if (System.nanoTime() - deadline >= 0) {
                throw new ReadModelBehind(group);
            }
            LockSupport.parkNanos(POLL_NANOS);
            behind = isBehind(group, first.asked());
        }
    }

    private boolean isBehind(String group, String asked) {
        return jdbc.sql(ASK_AGAIN)
                .param("group", group)
                .param("asked", asked)
                .query(Boolean.class)
                .single();
    }
}
