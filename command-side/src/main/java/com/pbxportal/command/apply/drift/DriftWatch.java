package com.pbxportal.command.apply.drift;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Compares from time to time, in a thread of its own; and keeps this node's metrics at what any node has found. */
@Component
@EnableConfigurationProperties(DriftProperties.class)
class DriftWatch implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DriftWatch.class);

    /** How soon it is noticed that a comparison is due; each time costs two short queries. */
    private static final long TICK_SECONDS = 5;

    private final DriftChecks checks;
    private final DriftReports reports;
    private final DriftMetrics metrics;
    private final DriftProperties properties;
    private @Nullable ScheduledExecutorService executor;
    private String trouble = "";

    DriftWatch(DriftChecks checks, DriftReports reports, DriftMetrics metrics, DriftProperties properties) {
        this.checks = checks;
        this.reports = reports;
        this.metrics = metrics;
        this.properties = properties;
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("drift-watch").daemon().factory());
        started.scheduleWithFixedDelay(this::tick, TICK_SECONDS, TICK_SECONDS, TimeUnit.SECONDS);
        executor = started;
    }

    @Override
    public void stop() {
        ScheduledExecutorService stopping = executor;
        if (stopping != null) {
            stopping.shutdownNow();
        }
        executor = null;
    }

    @Override
    public boolean isRunning() {
        return executor != null;
    }

    /** Once, and not with every tick for as long as it lasts. */
    private void tell(RuntimeException e) {
        String now = String.valueOf(e.getMessage());
        if (!now.equals(trouble)) {
            log.warn("Drift is not compared: {}", now, e);
            trouble = now;
        }
    }

    private void tick() {
        try {
            if (properties.interval().isPositive()) {
                checks.checkIfDue(properties.interval());
            }
            metrics.show(reports.summary());
            trouble = "";
        } catch (RuntimeException e) {
            tell(e);
        }
    }
}
