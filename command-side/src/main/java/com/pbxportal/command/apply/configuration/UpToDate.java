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
        long position = position();
        long deadline = System.nanoTime() + longest.toNanos();
        boolean behind = isBehind(position);
        while (behind && System.nanoTime() < deadline) {
            LockSupport.parkNanos(POLL.toNanos());
            behind = isBehind(position);
        }
        return !behind;
    }

    private boolean isBehind(long position) {
        return jdbc.sql("SELECT readmodel.is_behind('views', :position) OR readmodel.is_behind('audit', :position)")
                .param("position", position)
                .query(Boolean.class)
                .single();
    }

    /** Of the newest event that is stored by now. */
    private long position() {
        return jdbc.sql("SELECT coalesce(max(global_index), -1) FROM eventstore.domain_event_entry")
                .query(Long.class)
                .single();
    }
}
