package com.pbxportal.app.axon;

import java.util.Collections;
import java.util.Iterator;
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

    /** Other nodes commit without telling: how long their events may stay unnoticed. */
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final PortalEventStore store;
    private final EventStorageEngine engine;

    private @Nullable TrackingToken last;
    private @Nullable TrackedEventMessage<?> next;
    private Stream<? extends TrackedEventMessage<?>> read = Stream.empty();
    private Iterator<? extends TrackedEventMessage<?>> unread = Collections.emptyIterator();
    private long commitsAtLastLook = -1;
    private long lastLook;

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
            long untilLook = Math.max(1, lastLook + LOOK_AGAIN_NANOS - now);
            store.awaitCommitAfter(commitsAtLastLook, Math.min(untilLook, deadline - now));
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
        read.close();
    }

    /** Reads on where there may be something new. The commits are noted before: one in between is looked for again. */
    private boolean look() {
        long commits = store.commits();
        if (commits == commitsAtLastLook && System.nanoTime() - lastLook < LOOK_AGAIN_NANOS) {
            return false;
        }
        commitsAtLastLook = commits;
        read.close();
        read = engine.readEvents(last, false);
        unread = read.iterator();
        boolean found = unread.hasNext();
        lastLook = System.nanoTime();
        return found;
    }
}
