package com.pbxportal.app.web.problem;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells a database that cannot be reached from a statement that is wrong. */
final class DatabaseFailures {

    /** PostgreSQL: shut down by an administrator, crashed, starting or stopping. */
    private static final Set<String> GOING_OR_COMING = Set.of("57P01", "57P02", "57P03", "53300");

    /** PostgreSQL gave up a transaction that had waited for us, or could not read or write a file. */
    private static final Set<String> BROKEN_OFF = Set.of("25P03", "25P04", "58030");

    private static final String DISK_FULL = "53100";

    /** What the pool says, without a state, of a connection that broke earlier in the same request. */
    private static final String CLOSED = "Connection is closed";

    private DatabaseFailures() {}

    static boolean isFull(Throwable cause) {
        return cause instanceof SQLException sql && DISK_FULL.equals(sql.getSQLState());
    }

    static boolean isUnavailable(Throwable cause) {
        return switch (cause) {
            case DataAccessResourceFailureException ignored -> true;
            case CannotCreateTransactionException ignored -> true;
            case SQLTransientConnectionException ignored -> true;
            case SQLNonTransientConnectionException ignored -> true;
            case SQLRecoverableException ignored -> true;
            case SQLException sql -> saysUnavailable(sql.getSQLState()) || CLOSED.equals(sql.getMessage());
            default -> false;
        };
    }

    private static boolean saysUnavailable(@Nullable String state) {
        return state != null
                && (state.startsWith("08") || GOING_OR_COMING.contains(state) || BROKEN_OFF.contains(state));
    }
}
