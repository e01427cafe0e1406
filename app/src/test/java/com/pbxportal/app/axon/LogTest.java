package com.pbxportal.app.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pbxportal.app.support.TestPostgres;
import com.pbxportal.app.support.Together;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The order of all events: given once, by whole transactions, whatever the numbers say. */
class LogTest {

    private static DriverManagerDataSource dataSource;
    private static JdbcClient jdbc;

    private record Place(String event, long position, long wholeAt) {}

    @BeforeAll
    static void start() {
        Map<String, String> settings = TestPostgres.start();
        dataSource = new DriverManagerDataSource(
                settings.get("pbx.postgres.url"),
                settings.get("pbx.postgres.user"),
                settings.get("pbx.postgres.password"));
        jdbc = JdbcClient.create(dataSource);
    }

    @BeforeEach
    void emptyStore() {
        jdbc.sql("DROP SCHEMA IF EXISTS eventstore CASCADE").update();
        migrateTo("latest");
    }

    @Test
    void events_of_one_transaction_stand_together_where_it_was_seen_to_commit() throws SQLException {
        try (Connection longer = transaction()) {
            store(longer, "a1");
            store("b1", "b2");
            write();
            store(longer, "a2");
            longer.commit();
        }
        write();

        assertThat(log())
                .containsExactly(
                        new Place("b1", 1, 2), new Place("b2", 2, 2), new Place("a1", 3, 4), new Place("a2", 4, 4));
    }

    @Test
    void of_what_is_seen_at_once_the_transaction_that_has_drawn_the_last_number_is_last() throws SQLException {
        try (Connection longer = transaction()) {
            store(longer, "a1");
            store("b1");
            store(longer, "a2");
            longer.commit();
        }
        write();

        assertThat(log()).containsExactly(new Place("b1", 1, 1), new Place("a1", 2, 3), new Place("a2", 3, 3));
    }

    @Test
    void what_was_rolled_back_leaves_no_hole() throws SQLException {
        store("a");
        try (Connection given = transaction()) {
            store(given, "up");
            write();
            given.rollback();
        }
        store("b");
        write();

        assertThat(log()).containsExactly(new Place("a", 1, 1), new Place("b", 2, 2));
    }

    @Test
    void a_transaction_that_stays_open_keeps_nobody_waiting_and_gets_the_next_place() throws SQLException {
        try (Connection open = transaction()) {
            for (int event = 0; event < 1_000; event++) {
                store(open, "open");
            }
            for (int other = 0; other < 20; other++) {
                store("other");
                write();
                assertThat(unlogged()).isZero();
            }
            open.commit();
            assertThat(unlogged()).isEqualTo(1_000);
        }
        write();

        assertThat(log()).hasSize(1_020).endsWith(new Place("open", 1_020, 1_020));
        assertThat(log().get(20)).isEqualTo(new Place("open", 21, 1_020));
    }

    @Test
    void many_write_and_many_take_down_and_each_event_has_one_place() {
        Together.times(6, thread -> {
            for (int round = 0; round < 50; round++) {
                if (thread % 2 == 0) {
                    store("x", "y");
                }
                write();
            }
            return true;
        });
        write();

        assertThat(log().stream().map(Place::position))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 300).mapToObj(Long::valueOf).toList());
        assertThat(log()).allSatisfy(place -> assertThat(place.wholeAt() % 2).isZero());
    }

    @Test
    void nobody_takes_down_within_a_transaction_which_may_yet_store_events() throws SQLException {
        try (Connection connection = transaction();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("CALL eventstore.write_log()"))
                    .hasMessageContaining("invalid transaction termination");
        }
    }

    /** As after {@code pg_restore}: the other server has not counted as many transactions yet. */
    @Test
    void in_a_copy_on_another_server_the_log_goes_on() {
        store("a");
        write();
        store("b1", "b2");
        jdbc.sql("UPDATE eventstore.domain_event_entry SET transaction_id = '5000000' WHERE type = 'a'")
                .update();
        jdbc.sql("UPDATE eventstore.domain_event_entry SET transaction_id = '5000007' WHERE type <> 'a'")
                .update();
        jdbc.sql("UPDATE eventstore.logged SET seen = '5000003:5000009:5000007'")
                .update();

        store("c");
        write();
        store("d");
        write();

        assertThat(log())
                .containsExactly(
                        new Place("a", 1, 1),
                        new Place("b1", 2, 3),
                        new Place("b2", 3, 3),
                        new Place("c", 4, 4),
                        new Place("d", 5, 5));
        assertThat(unlogged()).isZero();
    }

    @Test
    void what_an_earlier_version_has_stored_keeps_its_place_and_trackers_theirs() {
        jdbc.sql("DROP SCHEMA eventstore CASCADE").update();
        migrateTo("001");
        store("a");
        jdbc.sql("SELECT nextval('eventstore.global_index')").query(Long.class).single();
        store("b", "c", "d");
        token("ahead", "{\"index\":5,\"gaps\":[{\"from\":2,\"to\":2,\"openBefore\":9}]}");
        token("late", "{\"index\":5,\"gaps\":[{\"from\":2,\"to\":3,\"openBefore\":9}]}");
        token("rebuilt", "{\"tokenAtReset\":{\"index\":5,\"gaps\":[]},\"currentToken\":{\"index\":4,\"gaps\":[]}}");
        token("reset", "{\"tokenAtReset\":{\"index\":5,\"gaps\":[]},\"currentToken\":null}");

        migrateTo("latest");
        store("e1", "e2");
        write();

        assertThat(log())
                .containsExactly(
                        new Place("a", 1, 1),
                        new Place("b", 3, 3),
                        new Place("c", 4, 4),
                        new Place("d", 5, 5),
                        new Place("e1", 6, 7),
                        new Place("e2", 7, 7));
        assertThat(jdbc.sql("""
                        SELECT processor_name || ' ' || (convert_from(token, 'UTF8')::jsonb ->> 'index')
                        FROM eventstore.token_entry WHERE token_type = ? ORDER BY 1""")
                        .param(LogPosition.class.getName())
                        .query(String.class)
                        .list())
                .containsExactly("ahead 5", "late 1", "rebuilt 4", "reset 0");
    }

    private static void migrateTo(String version) {
        Flyway.configure()
                .dataSource(dataSource)
                .schemas("eventstore")
                .locations("classpath:db/migration/eventstore")
                .target(version)
                .load()
                .migrate();
    }

    private static void token(String group, String json) {
        jdbc.sql(
                        "INSERT INTO eventstore.token_entry (processor_name, segment, token) VALUES (?, 0, convert_to(?, 'UTF8'))")
                .params(group, json)
                .update();
    }

    private static Connection transaction() throws SQLException {
        Connection connection = dataSource.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    /** In one transaction. */
    private static void store(String... events) {
        jdbc.sql(insertOf(events)).update();
    }

    private static void store(Connection transaction, String event) throws SQLException {
        try (Statement statement = transaction.createStatement()) {
            statement.execute(insertOf(event));
        }
    }

    private static String insertOf(String... events) {
        return """
                INSERT INTO eventstore.domain_event_entry (event_identifier, aggregate_identifier, sequence_number,
                    type, payload_type, payload, time_stamp)
                VALUES\s"""
                + IntStream.range(0, events.length)
                        .mapToObj(n -> "(gen_random_uuid()::text, gen_random_uuid()::text, 0, '" + events[n]
                                + "', 'T', '', '')")
                        .collect(Collectors.joining(", "));
    }

    private static void write() {
        jdbc.sql("CALL eventstore.write_log()").update();
    }

    private static long unlogged() {
        return jdbc.sql("SELECT count(*) FROM eventstore.unlogged()")
                .query(Long.class)
                .single();
    }

    private static List<Place> log() {
        return jdbc.sql("""
                        SELECT type AS event, position, whole_at
                        FROM eventstore.log JOIN eventstore.domain_event_entry USING (global_index) ORDER BY position""").query(Place.class).list();
    }
}
