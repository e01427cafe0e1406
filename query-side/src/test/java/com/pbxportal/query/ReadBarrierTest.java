package com.pbxportal.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class ReadBarrierTest {

    private static final JdbcClient JDBC = JdbcClient.create(Postgres.dataSource());

    private static final String INSERT = """
            INSERT INTO eventstore.domain_event_entry (event_identifier, aggregate_identifier, sequence_number,
                payload_type, payload, time_stamp)
            VALUES (gen_random_uuid()::text, gen_random_uuid()::text, 0, 'Test', '', '')""";

    private final ReadBarrier barrier = new ReadBarrier(JDBC, new QueryProperties(Duration.ofMillis(100)));

    @BeforeEach
    void noEvents() {
        JDBC.sql("TRUNCATE eventstore.domain_event_entry, eventstore.log, eventstore.token_entry")
                .update();
    }

    @Test
    void nothing_to_wait_for_without_events() {
        passes();
        token("null");
        passes();
    }

    @Test
    void waits_for_a_group_that_has_not_begun() {
        event();
        isHeldBack();
        token("null");
        isHeldBack();
    }

    @Test
    void passes_once_the_last_event_is_seen() {
        event();
        event();
        token("{\"index\":1}");
        isHeldBack();
        token("{\"index\":2}");
        passes();
    }

    @Test
    void what_is_committed_counts_before_it_is_in_the_log() {
        event();
        token("{\"index\":1}");
        writeLog();
        passes();
        insert();
        isHeldBack();
        writeLog();
        isHeldBack();
        token("{\"index\":2}");
        passes();
    }

    @Test
    void what_is_not_committed_and_what_comes_later_keep_nobody_waiting() throws Exception {
        event();
        token("{\"index\":1}");
        try (Connection open = Postgres.dataSource().getConnection()) {
            open.setAutoCommit(false);
            JdbcClient.create(new SingleConnectionDataSource(open, true))
                    .sql(INSERT)
                    .update();
            passes();
            String asked =
                    JDBC.sql("SELECT pg_current_snapshot()").query(String.class).single();
            open.commit();
            isHeldBack();
            assertThat(JDBC.sql("SELECT readmodel.is_behind('views', ?::pg_snapshot)")
                            .param(asked)
                            .query(Boolean.class)
                            .single())
                    .isFalse();
        }
    }

    @Test
    void a_rebuild_counts_by_how_far_it_is() {
        event();
        event();
        String reset = "{\"@class\":\"org.axonframework.eventhandling.GapAwareTrackingToken\",\"index\":2}";
        token("{\"tokenAtReset\":" + reset + ",\"currentToken\":null,\"context\":null}");
        isHeldBack();
        token("{\"tokenAtReset\":" + reset + ",\"currentToken\":" + reset.replace("\"index\":2", "\"index\":1") + "}");
        isHeldBack();
        token("{\"tokenAtReset\":" + reset + ",\"currentToken\":" + reset + "}");
        passes();
    }

    @Test
    void goes_on_as_soon_as_the_group_has_caught_up() {
        event();
        token("{\"index\":0}");
        CompletableFuture<Void> query = CompletableFuture.runAsync(
                () -> new ReadBarrier(JDBC, new QueryProperties(Duration.ofMinutes(2))).await("views"));
        token("{\"index\":1}");

        assertThatCode(() -> query.get(60, TimeUnit.SECONDS)).doesNotThrowAnyException();
    }

    private void passes() {
        assertThatCode(() -> barrier.await("views")).doesNotThrowAnyException();
    }

    private AbstractThrowableAssert<?, ?> isHeldBack() {
        return assertThatThrownBy(() -> barrier.await("views")).isInstanceOf(ReadModelBehind.class);
    }

    /** Committed, and in the log. */
    private static void event() {
        insert();
        writeLog();
    }

    private static void insert() {
        JDBC.sql(INSERT).update();
    }

    private static void writeLog() {
        JDBC.sql("CALL eventstore.write_log()").update();
    }

    private static void token(String json) {
        JDBC.sql("""
                        INSERT INTO eventstore.token_entry (processor_name, segment, token) VALUES ('views', 0, ?)
                        ON CONFLICT (processor_name, segment) DO UPDATE SET token = excluded.token""")
                .param(json.equals("null") ? null : json.getBytes(StandardCharsets.UTF_8))
                .update();
    }
}
