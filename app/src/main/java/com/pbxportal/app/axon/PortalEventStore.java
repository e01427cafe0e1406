package com.pbxportal.app.axon;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.serialization.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * An event store whose trackers each read for themselves, at their own pace, and are woken by a commit.
 *
 * <p>Axon's embedded store reads new events once for all trackers and hands them over as a linked list. A tracker
 * that is slower than that reader holds on to all that lies between: a backlog of 100,000 events filled the heap.
 *
 * <p>Loading an aggregate costs the same however much the unit of work has published before ({@link StagedEvents}).
 */
final class PortalEventStore extends AbstractEventStore {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition committed = lock.newCondition();
    private long commits;

    PortalEventStore(EventStorageEngine engine) {
        super(new Builder().storageEngine(engine));
    }

    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken token) {
        return new CommittedEvents(this, storageEngine(), token);
    }

    @Override
    public void publish(List<? extends EventMessage<?>> events) {
        StagedEvents.add(events);
        super.publish(events);
    }

    @Override
    protected Stream<? extends DomainEventMessage<?>> stagedDomainEventMessages(String aggregateIdentifier) {
        return StagedEvents.of(aggregateIdentifier).stream();
    }

    /**
     * A snapshot that is not understood any more is made up for by the events. A database that does not answer is not:
     * to ask it for all of them at such a moment would only make it worse.
     */
    @Override
    protected Optional<DomainEventMessage<?>> handleSnapshotReadingError(String aggregateIdentifier, Throwable e) {
        if (e instanceof RuntimeException failure && !(e instanceof SerializationException)) {
            throw failure;
        }
        return super.handleSnapshotReadingError(aggregateIdentifier, e);
    }

    @Override
    protected void afterCommit(List<? extends EventMessage<?>> events) {
        lock.lock();
        try {
            commits++;
            committed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** How often this process has committed events so far. */
    long commits() {
        lock.lock();
        try {
            return commits;
        } finally {
            lock.unlock();
        }
    }

    /** Returns when this process has committed more often than that, or when the time is over. */
    void awaitCommitAfter(long known, long nanos) throws InterruptedException {
        long left = nanos;
        lock.lockInterruptibly();
        try {
            while (commits == known && left > 0) {
                left = committed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private static final class Builder extends AbstractEventStore.Builder {}
}
