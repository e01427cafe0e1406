package com.pbxportal.query;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ReadBarrierTest {

    private static final JdbcClient JDBC = JdbcClient.create(Postgres.dataSource());

    private final ReadBarrier barrier = new ReadBarrier(JDBC, new QueryProperties(Duration.ofMillis(100)));

    @BeforeEach
    void noEvents() {
        JDBC.sql("TRUNCATE eventstore.domain_event_entry, eventstore.token_entry")
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
        event(1);
        isHeldBack();
        token("null");
        isHeldBack();
    }

    @Test
    void passes_once_the_last_event_is_seen() {
        event(1);
        event(2);
        token("{\"index\":1,\"gaps\":[]}");
        isHeldBack();
        token("{\"index\":2,\"gaps\":[]}");
        passes();
    }

    @Test
    void a_gap_counts_only_once_its_event_is_there() {
        event(1);
        event(4);
        token("{\"index\":4,\"gaps\":[{\"from\":2,\"to\":3,\"openBefore\":9}]}");
        passes();
        event(2);
        isHeldBack();
        token("{\"index\":4,\"gaps\":[{\"from\":3,\"to\":3,\"openBefore\":9}]}");
        passes();
    }

    @Test
    void a_rebuild_counts_by_how_far_it_is() {
        event(1);
        event(2);
        String reset = "{\"@class\":\"org.axonframework.eventhandling.GapAwareTrackingToken\",\"index\":2,\"gaps\":[]}";
        token("{\"tokenAtReset\":" + reset + ",\"currentToken\":null,\"context\":null}");
        isHeldBack();
        token("{\"tokenAtReset\":" + reset + ",\"currentToken\":" + reset.replace("\"index\":2", "\"index\":1") + "}");
        isHeldBack();
        token("{\"tokenAtReset\":" + reset + ",\"currentToken\":" + reset + "}");
        passes();
    }

    @Test
    void goes_on_as_soon_as_the_group_has_caught_up() {
        event(1);
        token("{\"index\":0,\"gaps\":[]}");
        CompletableFuture<Void> query = CompletableFuture.runAsync(
                () -> new ReadBarrier(JDBC, new QueryProperties(Duration.ofMinutes(2))).await("views"));
        token("{\"index\":1,\"gaps\":[]}");

        assertThatCode(() -> query.get(60, TimeUnit.SECONDS)).doesNotThrowAnyException();
    }

    private void passes() {
        assertThatCode(() -> barrier.await("views")).doesNotThrowAnyException();
    }

    private AbstractThrowableAssert<?, ?> isHeldBack() {
        return assertThatThrownBy(() -> barrier.await("views")).isInstanceOf(ReadModelBehind.class);
    }

    private static void event(long index) {
        JDBC.sql("""
                        INSERT INTO eventstore.domain_event_entry (global_index, event_identifier, aggregate_identifier,
                            sequence_number, payload_type, payload, time_stamp)
                        VALUES (?, gen_random_uuid()::text, gen_random_uuid()::text, 0, 'Test', '', '')""").param(index).update();
    }

    private static void token(String json) {
        JDBC.sql("""
                        INSERT INTO eventstore.token_entry (processor_name, segment, token) VALUES ('views', 0, ?)
                        ON CONFLICT (processor_name, segment) DO UPDATE SET token = excluded.token""")
                .param(json.equals("null") ? null : json.getBytes(StandardCharsets.UTF_8))
                .update();
    }
}
