package com.pbxportal.app.web.health;

import jakarta.annotation.PreDestroy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;

/** Looks at everything at the same time, and waits for nothing longer than agreed. */
@org.springframework.stereotype.Component
class HealthMonitor {

    private final HealthProperties properties;
    private final List<Probe> probes;
    private final LongSupplier nanoTime;

    /** No more threads than checks: none is started while its last look hangs. */
    private final ExecutorService executor = Executors.newCachedThreadPool(
            Thread.ofPlatform().name("health-", 0).daemon().factory());

    @Autowired
    HealthMonitor(List<HealthCheck> checks, HealthProperties properties) {
        this(checks, properties, System::nanoTime);
    }

    HealthMonitor(List<HealthCheck> checks, HealthProperties properties, LongSupplier nanoTime) {
        this.properties = properties;
        this.nanoTime = nanoTime;
        this.probes = checks.stream()
                .map(check -> new Probe(check, executor, properties.remembered(), nanoTime))
                .toList();
    }

    HealthReport look() throws InterruptedException {
        long deadline = nanoTime.getAsLong() + properties.timeout().toNanos();
        Map<Probe, CompletableFuture<Component>> looks = new LinkedHashMap<>();
        probes.forEach(probe -> looks.put(probe, probe.start()));
        Map<String, Component> components = new LinkedHashMap<>();
        HealthStatus worst = HealthStatus.HEALTHY;
        for (Map.Entry<Probe, CompletableFuture<Component>> look : looks.entrySet()) {
            Probe probe = look.getKey();
            Component component = probe.await(look.getValue(), deadline);
            components.put(probe.name(), component);
            worst = worse(worst, weigh(probe, component));
        }
        return new HealthReport(worst, components);
    }

    /** One component alone. */
    Component look(String name) throws InterruptedException {
        long deadline = nanoTime.getAsLong() + properties.timeout().toNanos();
        Probe probe = probes.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow();
        return probe.await(probe.start(), deadline);
    }

    /** What the portal can do without makes it at most degraded, and so does what has failed only just now. */
    private HealthStatus weigh(Probe probe, Component component) {
        boolean lasting = probe.hasFailedFor(properties.patience(), component);
        return component.status() == HealthStatus.UNHEALTHY && !(probe.isVital() && lasting)
                ? HealthStatus.DEGRADED
                : component.status();
    }

    private static HealthStatus worse(HealthStatus one, HealthStatus other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    @PreDestroy
    void stop() {
        executor.shutdownNow();
    }
}
