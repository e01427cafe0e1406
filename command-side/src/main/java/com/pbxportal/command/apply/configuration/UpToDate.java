package com.pbxportal.command.apply.configuration;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether the read models have seen what is decided by now: who changed something a moment ago is to find it. */
@Component
public class UpToDate {

    private static final Duration POLL = Duration.ofMillis(2);

    private final JdbcClient jdbc;

    UpToDate(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return whether they had, at the end of the wait at the latest */
    public boolean await(Duration longest) {
        String asked =
                jdbc.sql("SELECT pg_current_snapshot()").query(String.class).single();
        long deadline = System.nanoTime() + longest.toNanos();
        boolean behind = isBehind(asked);
        while (behind && System.nanoTime() < deadline) {
            LockSupport.parkNanos(POLL.toNanos());
            behind = isBehind(asked);
        }
        return !behind;
    }

    /** @param asked all transactions that had ended at that moment */
    private boolean isBehind(String asked) {
        return jdbc.sql("SELECT readmodel.is_behind('views', :asked::pg_snapshot)"
                        + " OR readmodel.is_behind('audit', :asked::pg_snapshot)")
                .param("asked", asked)
                .query(Boolean.class)
                .single();
    }
}
