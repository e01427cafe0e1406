package com.pbxportal.app.axon;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;

/** The events after a token, as they are committed. Used by one thread. */
final class CommittedEvents implements TrackingEventStream {

    /** How many events are read at once. */
    static final int READ_AT_ONCE = 1_000;

    /** Other nodes commit without telling: how long their events may stay unnoticed. */
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /** While events keep coming, a look after each of them would cost more than the events do. */
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(4);

    private final PortalEventStore store;
    private final EventStorageEngine engine;

    private @Nullable TrackingToken last;
    private @Nullable TrackedEventMessage<?> next;
    private Iterator<? extends TrackedEventMessage<?>> unread = Collections.emptyIterator();
    private long commitsAtLastLook = -1;
    private long lookAgainAt = System.nanoTime();
    private long mayLookAt = lookAgainAt;

    CommittedEvents(PortalEventStore store, EventStorageEngine engine, @Nullable TrackingToken after) {
        this.store = store;
        this.engine = engine;
        this.last = after;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        if (next == null && (unread.hasNext() || look())) {
            next = unread.next();
        }
        return Optional.ofNullable(next);
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        long deadline = System.nanoTime() + unit.toNanos(timeout);
        while (peek().isEmpty()) {
            long now = System.nanoTime();
            if (now - deadline >= 0) {
                return false;
            }
            if (mayLookAt - now > 0) {
                TimeUnit.NANOSECONDS.sleep(Math.min(mayLookAt - now, deadline - now));
            } else {
                store.awaitCommitAfter(commitsAtLastLook, Math.max(1, Math.min(lookAgainAt - now, deadline - now)));
            }
        }
        return true;
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (!hasNextAvailable(1, TimeUnit.SECONDS)) {
            // The contract is to wait for as long as it takes.
        }
        TrackedEventMessage<?> event = peek().orElseThrow();
        next = null;
        last = event.trackingToken();
        return event;
    }

    @Override
    public void close() {
        // Holds nothing between two looks.
    }

    /** Reads on where there may be something new. The commits are noted before: one in between is looked for again. */
    private boolean look() {
        long now = System.nanoTime();
        long commits = store.commits();
        if (now - mayLookAt < 0 || commits == commitsAtLastLook && now - lookAgainAt < 0) {
            return false;
        }
        List<? extends TrackedEventMessage<?>> found;
        try (Stream<? extends TrackedEventMessage<?>> read = engine.readEvents(last, false)) {
            found = read.toList();
        }
        unread = found.iterator();
        boolean isAll = found.size() < READ_AT_ONCE;
        commitsAtLastLook = isAll ? commits : -1;
        long after = System.nanoTime();
        lookAgainAt = isAll ? after + LOOK_AGAIN_NANOS : after;
        mayLookAt = isAll && !found.isEmpty() ? after + PAUSE_NANOS : after;
        return !found.isEmpty();
    }
}
