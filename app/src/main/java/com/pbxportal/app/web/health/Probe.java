package com.pbxportal.app.web.health;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One check: at most one look at a time, each told for a moment, however many ask. */
final class Probe {

    private final HealthCheck check;
    private final Executor executor;
    private final long rememberedNanos;
    private final LongSupplier nanoTime;

    private @Nullable CompletableFuture<Component> latest;
    private long startedAt;
    private @Nullable Long failingSince;

    Probe(HealthCheck check, Executor executor, Duration remembered, LongSupplier nanoTime) {
        this.check = check;
        this.executor = executor;
        this.rememberedNanos = remembered.toNanos();
        this.nanoTime = nanoTime;
    }

    String name() {
        return check.name();
    }

    boolean isVital() {
        return check.isVital();
    }

    /** A look that still hangs is asked again for its outcome, not joined by another one. */
    synchronized CompletableFuture<Component> start() {
        CompletableFuture<Component> current = latest;
        if (current != null && (!current.isDone() || nanoTime.getAsLong() - startedAt < rememberedNanos)) {
            return current;
        }
        long start = nanoTime.getAsLong();
        startedAt = start;
        CompletableFuture<Component> look = CompletableFuture.supplyAsync(() -> look(start), executor);
        latest = look;
        return look;
    }

    Component await(CompletableFuture<Component> look, long deadline) throws InterruptedException {
        try {
            return look.get(Math.max(0, deadline - nanoTime.getAsLong()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            long millis = millisSince(hangingSince());
            return new Component(HealthStatus.UNHEALTHY, millis, "no answer for " + millis + " ms");
        } catch (ExecutionException | CompletionException e) {
            return new Component(HealthStatus.UNHEALTHY, 0, String.valueOf(e.getCause()));
        }
    }

    /** Whether all looks of that time have failed, this one included; by the first that did. */
    synchronized boolean hasFailedFor(Duration patience, Component found) {
        if (found.status() != HealthStatus.UNHEALTHY) {
            failingSince = null;
            return false;
        }
        long now = nanoTime.getAsLong();
        if (failingSince == null) {
            failingSince = now;
        }
        return now - failingSince >= patience.toNanos();
    }

    private synchronized long hangingSince() {
        return startedAt;
    }

    private Component look(long start) {
        HealthCheck.Finding finding;
        try {
            finding = check.look();
        } catch (Exception e) {
            finding = HealthCheck.Finding.unhealthy(reason(e));
        }
        return new Component(finding.status(), millisSince(start), finding.detail());
    }

    private static String reason(Exception e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage();
        return message == null || message.isBlank() ? root.getClass().getSimpleName() : message.strip();
    }

    private long millisSince(long start) {
        return TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong() - start);
    }
}
