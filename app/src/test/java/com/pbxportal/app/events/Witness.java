package com.pbxportal.app.events;

import com.pbxportal.app.support.Portal;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Follows the event store as a processor does, and remembers what it saw. */
final class Witness implements AutoCloseable {

    private final BlockingStream<TrackedEventMessage<?>> stream;
    private final Queue<String> seen = new ConcurrentLinkedQueue<>();
    private final Thread watching;
    private volatile boolean closed;

    private Witness(EventStore store) {
        stream = store.openStream(store.createHeadToken());
        watching = Thread.ofPlatform().name("witness").daemon().start(this::watch);
    }

    static Witness fromNow() {
        return new Witness(Portal.node().bean(EventStore.class));
    }

    private void watch() {
        try {
            while (!closed) {
                if (stream.hasNextAvailable(100, TimeUnit.MILLISECONDS)) {
                    seen.add(stream.nextAvailable().getIdentifier());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    List<String> seen() {
        return List.copyOf(seen);
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        watching.join();
        stream.close();
    }
}
