package com.pbxportal.app.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A table with the columns, indexes and rows of the event store's: what plain JDBC does to it is what the machine can
 * do.
 */
final class EventTwin implements AutoCloseable {

    /** An event as it is stored, without its place. */
    record Event(
            String eventIdentifier,
            String aggregateIdentifier,
            long sequenceNumber,
            String type,
            String payloadType,
            String payloadRevision,
            byte[] payload,
            byte[] metaData,
            String timeStamp) {

        /** The same bytes, as the first event of another stream. */
        Event again() {
            return new Event(
                    UUID.randomUUID().toString(),
                    UUID.randomUUID().toString(),
                    0,
                    type,
                    payloadType,
                    payloadRevision,
                    payload,
                    metaData,
                    timeStamp);
        }
    }

    private static final String COLUMNS = "event_identifier, aggregate_identifier, sequence_number, type,"
            + " payload_type, payload_revision, payload, meta_data, time_stamp";

    private final Connection connection;

    EventTwin(Portal portal) throws SQLException {
        connection = portal.connectToPostgres();
        execute("CREATE SCHEMA IF NOT EXISTS bench");
        execute("DROP TABLE IF EXISTS bench.event");
        execute("CREATE TABLE bench.event (LIKE eventstore.domain_event_entry INCLUDING ALL)");
        execute("INSERT INTO bench.event SELECT * FROM eventstore.domain_event_entry");
        execute("DROP SEQUENCE IF EXISTS bench.global_index");
        execute("CREATE SEQUENCE bench.global_index");
        execute("SELECT setval('bench.global_index', (SELECT max(global_index) FROM bench.event))");
        execute("ALTER TABLE bench.event ALTER global_index SET DEFAULT nextval('bench.global_index')");
        execute("ANALYZE bench.event");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The newest events of the store. */
    List<Event> newest(int count) throws SQLException {
        List<Event> events = new ArrayList<>(count);
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT " + COLUMNS
                        + " FROM eventstore.domain_event_entry ORDER BY global_index DESC LIMIT " + count)) {
            while (row.next()) {
                events.add(new Event(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getBytes(7),
                        row.getBytes(8),
                        row.getString(9)));
            }
        }
        return events.reversed();
    }

    /** All of them in one transaction. */
    void insert(List<Event> events) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement insert = prepare(connection)) {
            for (Event event : events) {
                bind(insert, event);
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        } finally {
            connection.setAutoCommit(true);
        }
    }

    static PreparedStatement prepare(Connection connection) throws SQLException {
        return connection.prepareStatement(
                "INSERT INTO bench.event (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    }

    static void bind(PreparedStatement insert, Event event) throws SQLException {
        insert.setString(1, event.eventIdentifier());
        insert.setString(2, event.aggregateIdentifier());
        insert.setLong(3, event.sequenceNumber());
        insert.setString(4, event.type());
        insert.setString(5, event.payloadType());
        insert.setString(6, event.payloadRevision());
        insert.setBytes(7, event.payload());
        insert.setBytes(8, event.metaData());
        insert.setString(9, event.timeStamp());
    }

    @Override
    public void close() throws SQLException {
        execute("DROP TABLE bench.event");
        connection.close();
    }
}
