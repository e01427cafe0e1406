package com.pbxportal.command.apply.work;

import com.pbxportal.command.apply.job.ApplyProgress;
import com.pbxportal.shared.apply.ApplyEvent;
import com.pbxportal.shared.apply.ApplyJobId;
import com.pbxportal.shared.apply.ApplyRequested;
import com.pbxportal.shared.error.UnknownApplyJob;
import com.pbxportal.shared.identity.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/** The applies as their own events tell them: never behind, as a read model may be. */
@Component
public class ApplyJobs {

    private static final long POLL_MILLIS = 25;

    private final EventStore events;
    private final ApplyWorkQueue queue;

    ApplyJobs(EventStore events, ApplyWorkQueue queue) {
        this.events = events;
        this.queue = queue;
    }

    /** One fact of a job, when it happened and who caused it. */
    public record Entry(ApplyEvent fact, Instant at, Caller caller) {}

    public List<Entry> history(ApplyJobId id) {
        return history(id, List.of());
    }

    /** With what was recorded since: who looks often need not read the beginning each time. */
    public List<Entry> history(ApplyJobId id, List<Entry> known) {
        Stream<Entry> since = events.readEvents(id.toString(), known.size())
                .asStream()
                // The event store looks at ids alone, and this may be one of something else.
                .filter(message -> ApplyEvent.class.isAssignableFrom(message.getPayloadType()))
                .map(ApplyJobs::entry);
        List<Entry> history = Stream.concat(known.stream(), since).toList();
        if (history.isEmpty()) {
            throw new UnknownApplyJob(id);
        }
        return history;
    }

    /** Waits until the job has ended, but no longer than asked for. */
    public List<Entry> historyAtEnd(ApplyJobId id, Duration longest) {
        long deadline = System.nanoTime() + longest.toNanos();
        List<Entry> history = history(id);
        try {
            while (!progress(history).hasEnded() && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
                history = history(id, history);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return history;
    }

    /** As the reader may see it. */
    public ApplyJobAnswer answer(List<Entry> history, Caller reader) {
        return ApplyJobAnswer.of(history, placeOf(progress(history)).orElse(null), reader);
    }

    /** Among the applies that wait for their turn; empty: it does not. */
    public Optional<Integer> placeOf(ApplyProgress progress) {
        return progress.state() == ApplyProgress.State.REQUESTED ? queue.placeOf(progress.jobId()) : Optional.empty();
    }

    public ApplyProgress progress(ApplyJobId id) {
        return progress(history(id));
    }

    public static ApplyProgress progress(List<Entry> history) {
        ApplyProgress progress =
                ApplyProgress.of((ApplyRequested) history.getFirst().fact());
        for (Entry entry : history) {
            progress = progress.after(entry.fact());
        }
        return progress;
    }

    private static Entry entry(DomainEventMessage<?> message) {
        return new Entry((ApplyEvent) message.getPayload(), message.getTimestamp(), Caller.from(message.getMetaData()));
    }
}
