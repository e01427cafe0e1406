package com.pbxportal.app.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.shared.error.Busy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Stream;
import org.axonframework.common.jdbc.JdbcException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;

/** What a failure of the database is called, whoever wrapped it in what. */
class DatabaseRefusalsTest {

    private static final class TooMany extends Busy {
        private static final long serialVersionUID = 1L;

        private TooMany() {
            super("Too many", Duration.ofSeconds(2));
        }
    }

    static Stream<Exception> broken() {
        return Stream.of(
                // The pool's, of a connection that broke earlier in the request: it has no state.
                new JdbcException("Failed to create a SQL statement", new SQLException("Connection is closed")),
                new UncategorizedSQLException("rollback", null, new SQLException("Connection is closed")),
                new EventStoreException("append", new SQLException("An I/O error occurred", "08006")),
                new SQLException("terminating connection due to administrator command", "57P01"),
                new SQLException("terminating connection due to transaction timeout", "25P04"),
                new SQLException("could not read block 3 in file: Input/output error", "58030"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void a_broken_connection_is_no_fault_of_the_request_nor_of_ours(Exception failure) {
        Refusal refusal = Refusals.of(failure);

        assertThat(refusal.status()).isEqualTo(503);
        assertThat(refusal.code()).isEqualTo("database_unavailable");
        assertThat(refusal.headers().getFirst("Retry-After")).isEqualTo("5");
    }

    @Test
    void a_full_disk_is_called_so() {
        SQLException full = new SQLException("could not extend file: No space left on device", "53100");

        for (Exception failure : new Exception[] {
            new EventStoreException("append", full), new CannotGetJdbcConnectionException("insert", full), full
        }) {
            assertThat(Refusals.of(failure).code()).isEqualTo("database_full");
            assertThat(Refusals.of(failure).status()).isEqualTo(503);
        }
    }

    @Test
    void who_had_no_turn_is_told_so_however_it_was_wrapped() {
        Refusal refusal = Refusals.of(new CannotCreateTransactionException(
                "Could not open connection", new SQLException("No turn", "08001", new TooMany())));

        assertThat(refusal.code()).isEqualTo("too_many");
        assertThat(refusal.status()).isEqualTo(503);
        assertThat(refusal.isTransient()).isTrue();
        assertThat(refusal.headers().getFirst("Retry-After")).isEqualTo("2");
    }

    @Test
    void a_wrong_statement_stays_a_fault_of_ours() {
        assertThat(Refusals.of(new SQLException("column x does not exist", "42703"))
                        .code())
                .isEqualTo("internal_error");
    }
}
