package com.pbxportal.app.axon;

import com.pbxportal.command.ReadAhead;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Axon's engine on PostgreSQL, with a way of its own to follow the events (docs/adr/0080): by their positions in the
 * log, which whoever looks brings up to date before. And it reads the events of many aggregates at once for who says
 * beforehand that they will be loaded.
 */
final class PortalEventStorageEngine extends JdbcEventStorageEngine implements ReadAhead {

    private static final String AHEAD_KEY = ReadAhead.class.getName();

    private static final String FIELDS = "global_index, event_identifier, aggregate_identifier, sequence_number, type,"
            + " payload_type, payload_revision, payload, meta_data, time_stamp";

    private static final String WRITE_LOG = "CALL eventstore.write_log()";

    /** The limit is written out: one that the planner does not know it takes for a tenth of the table. */
    private static final String AFTER = "SELECT position, whole_at, " + FIELDS
            + " FROM (SELECT * FROM eventstore.log WHERE position > ? ORDER BY position LIMIT "
            + CommittedEvents.READ_AT_ONCE + ") AS page"
            + " JOIN eventstore.domain_event_entry USING (global_index) ORDER BY position";

    private static final String BETWEEN = "SELECT position, whole_at, " + FIELDS
            + " FROM eventstore.log JOIN eventstore.domain_event_entry USING (global_index)"
            + " WHERE position > ? AND position <= ? ORDER BY position";

    private static final String HEAD = "SELECT coalesce(max(position), 0) FROM eventstore.log";

    /** An aggregate that has a snapshot is loaded as usual. */
    private static final String OF_AGGREGATES = "SELECT " + FIELDS + " FROM eventstore.domain_event_entry AS event"
            + " WHERE aggregate_identifier = ANY (?) AND NOT EXISTS (SELECT FROM eventstore.snapshot_event_entry"
            + " WHERE aggregate_identifier = event.aggregate_identifier) ORDER BY aggregate_identifier, sequence_number";

    private final DataSource dataSource;
    private final Cache aggregateCache;

    PortalEventStorageEngine(Builder builder, DataSource dataSource, Cache aggregateCache) {
        super(builder);
        this.dataSource = dataSource;
        this.aggregateCache = aggregateCache;
    }

    @Override
    public void read(Collection<String> aggregates) {
        aggregates.forEach(aggregateCache::remove);
        Map<String, List<DomainEventData<?>>> events = HashMap.newHashMap(aggregates.size());
        new JdbcTemplate(dataSource)
                .query(
                        OF_AGGREGATES,
                        row -> {
                            DomainEventData<?> event = getDomainEventData(row);
                            events.computeIfAbsent(event.getAggregateIdentifier(), id -> new ArrayList<>())
                                    .add(event);
                        },
                        (Object) aggregates.toArray(String[]::new));
        CurrentUnitOfWork.get().root().resources().put(AHEAD_KEY, events);
    }

    private static Map<String, List<DomainEventData<?>>> readAhead() {
        return CurrentUnitOfWork.isStarted()
                ? CurrentUnitOfWork.get().root().getOrDefaultResource(AHEAD_KEY, Map.of())
                : Map.of();
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregate) {
        return readAhead().containsKey(aggregate) ? Stream.empty() : super.readSnapshotData(aggregate);
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readEventData(String aggregate, long firstSequenceNumber) {
        List<DomainEventData<?>> events = firstSequenceNumber == 0 ? readAhead().get(aggregate) : null;
        return events == null ? super.readEventData(aggregate, firstSequenceNumber) : events.stream();
    }

    /** One read: who follows the events knows best when to look again. */
    @Override
    protected Stream<? extends TrackedEventData<?>> readEventData(@Nullable TrackingToken last, boolean mayBlock) {
        return fetchTrackedEvents(last, batchSize()).stream();
    }

    /** A page, and what is left of its last transaction. */
    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken last, int batchSize) {
        long start = LogPosition.of(last).index();
        return withLog(connection -> {
            List<TrackedEventData<?>> events = new ArrayList<>();
            Place reached = read(connection, events, AFTER, start);
            if (reached.position() < reached.wholeAt()) {
                read(connection, events, BETWEEN, reached.position(), reached.wholeAt());
            }
            return events;
        });
    }

    /** In the log. */
    private record Place(long position, long wholeAt) {}

    /** @return the last one's place */
    private Place read(Connection connection, List<TrackedEventData<?>> events, String sql, long... bounds)
            throws SQLException {
        Place place = new Place(0, 0);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int bound = 0; bound < bounds.length; bound++) {
                statement.setLong(bound + 1, bounds[bound]);
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    place = new Place(row.getLong("position"), row.getLong("whole_at"));
                    events.add(new TrackedDomainEventData<>(new LogPosition(place.wholeAt()), getDomainEventData(row)));
                }
            }
        }
        return place;
    }

    @Override
    public TrackingToken createTailToken() {
        return LogPosition.START;
    }

    @Override
    public TrackingToken createHeadToken() {
        return withLog(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(HEAD);
                    ResultSet row = statement.executeQuery()) {
                row.next();
                return new LogPosition(row.getLong(1));
            }
        });
    }

    @Override
    public TrackingToken createTokenAt(Instant time) {
        throw new UnsupportedOperationException("Clocks of several nodes are no place in the log");
    }

    private interface Reading<T> {
        T from(Connection connection) throws SQLException;
    }

    /** Outside of any transaction of the caller's: all that is committed by now is in the log. */
    private <T> T withLog(Reading<T> reading) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement write = connection.prepareStatement(WRITE_LOG)) {
            write.execute();
            return reading.from(connection);
        } catch (SQLException e) {
            throw new EventStoreException("Cannot read the log", e);
        }
    }
}
