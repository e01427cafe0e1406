package com.pbxportal.app.web.health;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Whether the read models keep up: a projection that has stopped shows a past that looks like the present. Only this
 * node's own segments are judged; a tracking processor keeps its error for as long as it retries.
 */
@Component
@Order(6)
class ProjectionsCheck implements HealthCheck {

    /** Since when a segment has stood where it stands. */
    private record Standing(long position, long since) {}

    private final ObjectProvider<EventProcessingConfiguration> processing;
    private final ObjectProvider<EventStore> eventStore;
    private final HealthProperties properties;
    private final Map<String, Standing> standings = new ConcurrentHashMap<>();
    private volatile Map<String, Long> lags = Map.of();

    ProjectionsCheck(
            ObjectProvider<EventProcessingConfiguration> processing,
            ObjectProvider<EventStore> eventStore,
            HealthProperties properties) {
        this.processing = processing;
        this.eventStore = eventStore;
        this.properties = properties;
    }

    @Override
    public String name() {
        return "projections";
    }

    @Override
    public boolean isVital() {
        return true;
    }

    @Override
    public Finding look() {
        Map<String, StreamingEventProcessor> processors = streaming();
        if (processors.isEmpty()) {
            return Finding.NOT_HERE;
        }
        // Before the positions, which then can only be further.
        long head = head();
        List<Finding> findings = new ArrayList<>();
        lags = lags(processors, head);
        processors.forEach((name, processor) -> findings.addAll(judge(name, processor, head)));
        return findings.stream()
                .max(Comparator.comparing(Finding::status))
                .filter(worst -> worst.status() != HealthStatus.HEALTHY)
                .map(worst -> new Finding(worst.status(), details(findings, worst.status())))
                .orElseGet(() -> Finding.healthy(processors.size() + " keep up with event " + head));
    }

    /** Events that each processor had yet to see at the last look; without those that other nodes run. */
    Map<String, Long> lags() {
        return lags;
    }

    Set<String> processors() {
        return streaming().keySet();
    }

    private static Map<String, Long> lags(Map<String, StreamingEventProcessor> processors, long head) {
        Map<String, Long> lags = new TreeMap<>();
        processors.forEach((name, processor) -> processor.processingStatus().values().stream()
                .mapToLong(segment -> head - segment.getCurrentPosition().orElse(-1))
                .max()
                .ifPresent(behind -> lags.put(name, Math.max(0, behind))));
        return lags;
    }

    private List<Finding> judge(String name, StreamingEventProcessor processor, long head) {
        if (!processor.isRunning()) {
            return List.of(Finding.unhealthy(name + " is stopped"));
        }
        return processor.processingStatus().values().stream()
                .map(segment -> judge(name, segment, head))
                .toList();
    }

    private Finding judge(String name, EventTrackerStatus segment, long head) {
        long position = segment.getCurrentPosition().orElse(-1);
        long behind = head - position;
        Duration standing = standing(name + "/" + segment.getSegment().getSegmentId(), position, behind > 0);
        if (segment.isErrorState()) {
            return Finding.unhealthy(name + " fails after event " + position + ": " + reason(segment.getError()));
        }
        if (standing.compareTo(properties.stalledAfter()) > 0) {
            return Finding.unhealthy(
                    name + " has stood at event " + position + " of " + head + " for " + standing.toSeconds() + " s");
        }
        // A replay ends with the next new event only: without one it is over, and still called a replay.
        if (segment.isReplaying() && behind > 0) {
            return Finding.degraded(name + " is being rebuilt, at event " + position + " of " + head);
        }
        return behind > properties.farBehind()
                ? Finding.degraded(name + " is " + behind + " events behind")
                : Finding.healthy(name);
    }

    /** A handler that hangs reports no error: that it does not move although there is more is all there is to see. */
    private Duration standing(String segment, long position, boolean hasMore) {
        if (!hasMore) {
            standings.remove(segment);
            return Duration.ZERO;
        }
        long now = System.nanoTime();
        Standing standing = standings.compute(
                segment,
                (key, last) -> last != null && last.position() == position ? last : new Standing(position, now));
        return Duration.ofNanos(now - standing.since());
    }

    private static String details(List<Finding> findings, HealthStatus status) {
        return findings.stream()
                .filter(finding -> finding.status() == status)
                .map(Finding::detail)
                .collect(Collectors.joining("; "));
    }

    private Map<String, StreamingEventProcessor> streaming() {
        EventProcessingConfiguration configuration = processing.getIfAvailable();
        Map<String, StreamingEventProcessor> found = new TreeMap<>();
        if (configuration != null) {
            for (Map.Entry<String, EventProcessor> entry :
                    configuration.eventProcessors().entrySet()) {
                if (entry.getValue() instanceof StreamingEventProcessor streaming) {
                    found.put(entry.getKey(), streaming);
                }
            }
        }
        return found;
    }

    private long head() {
        EventStore store = eventStore.getIfAvailable();
        TrackingToken head = store == null ? null : store.createHeadToken();
        return head == null ? -1 : head.position().orElse(-1);
    }

    private static String reason(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName() + ": " + root.getMessage();
    }
}
