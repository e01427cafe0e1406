package com.pbxportal.command.apply.job;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A place in the queue of applies for who has to look at what runs: whoever was there before goes first, whoever comes
 * later waits.
 */
@Component
public class ApplyPause {

    /** Who died with it holds nobody up for longer; who still needs it asks again. */
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final JdbcClient jdbc;

    public ApplyPause(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Once more: keeps the place, for a while longer. */
    public void ask() {
        jdbc.sql("""
                UPDATE command.apply_queue
                SET paused_after = CASE WHEN paused_until > now() THEN paused_after ELSE last_place END,
                    paused_until = now() + make_interval(secs => ?)""").param(LONGEST.toSeconds()).update();
    }

    public void end() {
        jdbc.sql("UPDATE command.apply_queue SET paused_until = '-infinity' WHERE paused_until <> '-infinity'")
                .update();
    }
}
