package com.pbxportal.app.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.pbxportal.command.FairPlaces;
import com.pbxportal.command.FairPlaces.Limits;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class QueuedDataSourceTest {

    private final DataSource pool = mock();
    private final Connection pooled = mock();
    private final AtomicBoolean away = new AtomicBoolean();
    private final QueuedDataSource queued =
            new QueuedDataSource(pool, new FairPlaces(new Limits(1, 1, 5, 5, Duration.ZERO)), away::get);

    @BeforeEach
    void aRequest() throws SQLException {
        when(pool.getConnection()).thenReturn(pooled);
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest()));
    }

    @AfterEach
    void theRequestEnds() {
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void a_request_that_has_no_turn_is_told_so() throws SQLException {
        try (Connection first = queued.getConnection()) {
            assertThat(first).isNotNull();
            assertThatThrownBy(this::byAnotherRequest).hasCauseInstanceOf(DatabaseBusy.class);
        }

        assertThat(byAnotherRequest()).isNotNull();
    }

    @Test
    void who_has_a_connection_gets_another_without_a_turn() throws SQLException {
        try (Connection first = queued.getConnection();
                Connection second = queued.getConnection()) {
            assertThat(second).isNotSameAs(first);
        }
        try (Connection again = queued.getConnection()) {
            assertThat(again).isNotNull();
        }
    }

    @Test
    void what_the_portal_does_by_itself_does_not_wait_behind_requests() throws SQLException {
        try (Connection first = queued.getConnection()) {
            assertThat(first).isNotNull();
            assertThat(CompletableFuture.supplyAsync(this::connection).join()).isSameAs(pooled);
        }
    }

    @Test
    void a_turn_is_over_when_the_pool_has_nothing_either() throws SQLException {
        when(pool.getConnection())
                .thenThrow(new SQLTransientConnectionException("none"))
                .thenReturn(pooled);

        assertThatThrownBy(queued::getConnection).hasMessage("none");

        assertThat(byAnotherRequest()).isNotNull();
    }

    @Test
    void where_the_database_is_known_to_be_away_nobody_waits_for_it() throws SQLException {
        away.set(true);

        assertThatThrownBy(queued::getConnection)
                .isInstanceOf(SQLTransientConnectionException.class)
                .hasMessage("PostgreSQL does not answer");
        verify(pool, never()).getConnection();
    }

    @Test
    void who_waits_for_an_answer_that_does_not_come_is_broken_off_until_they_have_gone() throws SQLException {
        Connection lent = queued.getConnection();
        queued.breakOff();
        verify(pooled).abort(any());

        lent.close();
        verify(pooled).close();
        Connection other = mock();
        when(pool.getConnection()).thenReturn(other);
        queued.getConnection().close();
        queued.breakOff();
        verify(other, never()).abort(any());
    }

    @Test
    void what_the_driver_throws_comes_through_as_it_is() throws SQLException {
        SQLException broken = new SQLException("broken", "08006");
        when(pooled.createStatement()).thenThrow(broken);
        try (Connection lent = queued.getConnection()) {
            assertThatThrownBy(lent::createStatement).isSameAs(broken);
        }
    }

    private Connection byAnotherRequest() throws SQLException {
        try {
            return CompletableFuture.supplyAsync(() -> {
                        RequestContextHolder.setRequestAttributes(
                                new ServletRequestAttributes(new MockHttpServletRequest()));
                        try {
                            Connection connection = connection();
                            close(connection);
                            return connection;
                        } finally {
                            RequestContextHolder.resetRequestAttributes();
                        }
                    })
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof SQLException sql) {
                throw sql;
            }
            throw e;
        }
    }

    private Connection connection() {
        try {
            return queued.getConnection();
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }
}
