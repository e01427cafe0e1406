package com.pbxportal.app.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether PostgreSQL answers: asked every second over a connection of its own, so that a pool that is in use says
 * nothing against it, nor a statement that takes long. As long as it does not, requests are refused at once rather than
 * after a time-out each, and those that wait for an answer are told that none comes.
 */
final class PostgresWatch implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PostgresWatch.class);

    private static final Duration LOOK = Duration.ofSeconds(1);

    /** In seconds, as the driver has it. */
    private static final String SILENCE = "2";

    private final String url;
    private final Properties properties = new Properties();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("postgres-watch").daemon().factory());

    private @Nullable Connection connection;
    private volatile boolean away;

    PostgresWatch(HikariDataSource pool) {
        this.url = pool.getJdbcUrl();
        properties.putAll(pool.getDataSourceProperties());
        if (pool.getUsername() != null) {
            properties.setProperty("user", pool.getUsername());
        }
        if (pool.getPassword() != null) {
            properties.setProperty("password", pool.getPassword());
        }
        properties.setProperty("connectTimeout", SILENCE);
        properties.setProperty("socketTimeout", SILENCE);
    }

    void start(Runnable whenAway) {
        thread.scheduleWithFixedDelay(() -> look(whenAway), LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    boolean isAway() {
        return away;
    }

    private void look(Runnable whenAway) {
        Answer answer = ask();
        if (answer == Answer.BROKEN) {
            answer = ask();
        }
        boolean wasAway = away;
        away = answer != Answer.THERE;
        if (away && !wasAway) {
            log.warn("PostgreSQL does not answer: requests are refused until it does");
            whenAway.run();
        } else if (wasAway && !away) {
            log.warn("PostgreSQL answers again");
        }
    }

    private enum Answer {
        THERE,
        /** Perhaps only this one connection: ended by an administrator, say. */
        BROKEN,
        SILENT
    }

    private Answer ask() {
        long start = System.nanoTime();
        try {
            Connection open = connection;
            if (open == null) {
                open = DriverManager.getConnection(url, properties);
                connection = open;
            }
            try (Statement statement = open.createStatement()) {
                statement.execute("SELECT 1");
            }
            return Answer.THERE;
        } catch (SQLException e) {
            drop();
            if (isAnswer(e.getSQLState())) {
                return Answer.THERE;
            }
            boolean waited = Duration.ofNanos(System.nanoTime() - start).compareTo(LOOK) > 0;
            return waited ? Answer.SILENT : Answer.BROKEN;
        } catch (RuntimeException e) {
            log.debug("The look at PostgreSQL failed", e);
            return Answer.THERE;
        }
    }

    /** No room for one more, or a password that is not right any more, is said by a server that is there. */
    private static boolean isAnswer(@Nullable String state) {
        return state != null && !state.startsWith("08") && !state.startsWith("57P");
    }

    private void drop() {
        try (Connection broken = connection) {
            connection = null;
        } catch (SQLException e) {
            log.debug("A broken connection could not be closed: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        drop();
    }
}
