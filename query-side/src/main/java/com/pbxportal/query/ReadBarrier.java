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

    private static final String IS_BEHIND_HEAD = """
            SELECT head, readmodel.is_behind(:group, head) AS behind
            FROM (SELECT coalesce(max(global_index), -1) AS head FROM eventstore.domain_event_entry) AS newest""";

    private static final String IS_BEHIND = "SELECT readmodel.is_behind(:group, :head)";

    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final JdbcClient jdbc;
    private final Duration maxWait;

    ReadBarrier(JdbcClient jdbc, QueryProperties properties) {
        this.jdbc = jdbc;
        this.maxWait = properties.maxWait();
    }

    private record State(long head, boolean behind) {}

    /** Waits for what is there now, not for what comes meanwhile: a busy system must not keep a query waiting. */
    void await(String group) {
        State first = jdbc.sql(IS_BEHIND_HEAD)
                .param("group", group)
                .query((row, n) -> new State(row.getLong("head"), row.getBoolean("behind")))
                .single();
        long deadline = System.nanoTime() + maxWait.toNanos();
        boolean behind = first.behind();
        while (behind) {
            if (System.nanoTime() - deadline >= 0) {
                throw new ReadModelBehind(group);
            }
            LockSupport.parkNanos(POLL_NANOS);
            behind = isBehind(group, first.head());
        }
    }

    private boolean isBehind(String group, long head) {
        return jdbc.sql(IS_BEHIND)
                .param("group", group)
                .param("head", head)
                .query(Boolean.class)
                .single();
    }
}
