package com.pbxportal.app.axon;

import com.pbxportal.command.ReadAhead;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
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
 * Axon's engine on PostgreSQL, with a way of its own to follow the events (docs/adr/0005): a number that is missing is
 * looked for until the transaction that drew it is known to be over, neither shorter nor longer. And it reads the events
 * of many aggregates at once for who says beforehand that they will be loaded.
 */
final class PortalEventStorageEngine extends JdbcEventStorageEngine implements ReadAhead {

    private static final String AHEAD_KEY = ReadAhead.class.getName();

    private static final String FIELDS = "global_index, event_identifier, aggregate_identifier, sequence_number, type,"
            + " payload_type, payload_revision, payload, meta_data, time_stamp";

    private static final String AHEAD = "SELECT " + FIELDS + " FROM eventstore.domain_event_entry"
            + " WHERE global_index > ? ORDER BY global_index LIMIT ?";

    /**
     * In one statement, hence as of one moment: the missing events that are there by now, and the oldest transaction
     * that was still open. The inner limit keeps the planner to one short index scan a gap.
     */
    private static final String IN_GAPS =
            "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS oldest, found.*"
                    + " FROM (SELECT) AS always LEFT JOIN LATERAL (SELECT event.* FROM unnest(?, ?) AS gap (first, last)"
                    + " CROSS JOIN LATERAL (SELECT " + FIELDS + " FROM eventstore.domain_event_entry"
                    + " WHERE global_index BETWEEN gap.first AND gap.last ORDER BY global_index LIMIT ?) AS event"
                    + " ORDER BY global_index LIMIT ?) AS found ON true";

    /**
     * The column's default makes a transaction known before it draws its number. So this one, which begins later, is
     * newer than all that drew the numbers missing among the events read before.
     */
    private static final String NEWEST_TRANSACTION = "SELECT pg_current_xact_id()::text::bigint";

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

    private record Stored(long index, DomainEventData<?> event) {}

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

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken last, int batchSize) {
        try (Connection connection = dataSource.getConnection()) {
            return eventsAfter(EventPosition.of(last), batchSize, connection);
        } catch (SQLException e) {
            throw new EventStoreException("Cannot read the events after " + last, e);
        }
    }

    private List<TrackedEventData<?>> eventsAfter(EventPosition start, int limit, Connection connection)
            throws SQLException {
        List<TrackedEventData<?>> events = new ArrayList<>();
        EventPosition position = start;
        if (!start.gaps().isEmpty()) {
            List<Stored> late = new ArrayList<>();
            long oldest = readGaps(start.gaps(), limit, connection, late);
            for (Stored stored : late) {
                position = position.after(stored.index(), oldest);
                events.add(tracked(position, stored));
            }
            if (late.size() == limit) {
                return events;
            }
            position = position.withoutGapsClosedBy(oldest);
        }
        List<Stored> ahead = readAhead(position.index(), limit - events.size(), connection);
        boolean complete = ahead.isEmpty() || ahead.getLast().index() - position.index() == ahead.size();
        long newest = complete ? 0 : newestTransaction(connection);
        for (Stored stored : ahead) {
            position = position.after(stored.index(), newest);
            events.add(tracked(position, stored));
        }
        return events;
    }

    /** @return the oldest transaction that was open at that moment */
    private long readGaps(List<EventPosition.Gap> gaps, int limit, Connection connection, List<Stored> found)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(IN_GAPS)) {
            statement.setArray(1, connection.createArrayOf("bigint", values(gaps, EventPosition.Gap::from)));
            statement.setArray(2, connection.createArrayOf("bigint", values(gaps, EventPosition.Gap::to)));
            statement.setInt(3, limit);
            statement.setInt(4, limit);
            try (ResultSet rows = statement.executeQuery()) {
                long oldest = 0;
                while (rows.next()) {
                    oldest = rows.getLong("oldest");
                    if (rows.getString("event_identifier") != null) {
                        found.add(stored(rows));
                    }
                }
                return oldest;
            }
        }
    }

    private List<Stored> readAhead(long index, int limit, Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(AHEAD)) {
            statement.setLong(1, index);
            statement.setInt(2, limit);
            try (ResultSet rows = statement.executeQuery()) {
                List<Stored> ahead = new ArrayList<>();
                while (rows.next()) {
                    ahead.add(stored(rows));
                }
                return ahead;
            }
        }
    }

    private static long newestTransaction(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(NEWEST_TRANSACTION)) {
            row.next();
            return row.getLong(1);
        }
    }

    private Stored stored(ResultSet row) throws SQLException {
        return new Stored(row.getLong("global_index"), getDomainEventData(row));
    }

    private static TrackedEventData<?> tracked(EventPosition position, Stored stored) {
        return new TrackedDomainEventData<>(position, stored.event());
    }

    private static Long[] values(List<EventPosition.Gap> gaps, ToLongFunction<EventPosition.Gap> value) {
        return gaps.stream().mapToLong(value).boxed().toArray(Long[]::new);
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return position(super.createTailToken());
    }

    @Override
    public @Nullable TrackingToken createHeadToken() {
        return position(super.createHeadToken());
    }

    @Override
    public @Nullable TrackingToken createTokenAt(Instant time) {
        return position(super.createTokenAt(time));
    }

    private static @Nullable TrackingToken position(@Nullable TrackingToken token) {
        return token == null ? null : new EventPosition(token.position().orElseThrow(), List.of());
    }
}
