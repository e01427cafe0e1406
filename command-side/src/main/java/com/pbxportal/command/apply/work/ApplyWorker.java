package com.pbxportal.command.apply.work;

import com.pbxportal.command.apply.work.ApplyWorkQueue.Lease;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Leases applies and carries them out, one at a time, in a thread of its own. What a process that died left behind
 * is taken up by whichever worker comes next: each step can be done again.
 */
@Component
class ApplyWorker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ApplyWorker.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(2);

    private final ApplyWorkQueue queue;
    private final ApplyExecution execution;
    private final ApplyProperties properties;
    private final String name = ManagementFactory.getRuntimeMXBean().getName();
    private final ScheduledExecutorService renewals = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("apply-lease").daemon().factory());

    private volatile boolean running;
    private @Nullable Thread thread;

    ApplyWorker(ApplyWorkQueue queue, ApplyExecution execution, ApplyProperties properties) {
        this.queue = queue;
        this.execution = execution;
        this.properties = properties;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("apply-worker").start(this::work);
    }

    /** Lets the step that is under way end; the rest of the job is for the next worker. */
    @Override
    public void stop() {
        running = false;
        Thread working = thread;
        if (working != null) {
            try {
                working.join(properties.lease().toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        renewals.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void work() {
        execution.warmUp();
        while (running) {
            try {
                Optional<Lease> lease = queue.lease(name);
                if (lease.isPresent()) {
                    carryOut(lease.get());
                } else {
                    queue.awaitNews(POLL);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                log.error("The apply worker goes on after: {}", e.getMessage(), e);
                pause();
            }
        }
    }

    private void carryOut(Lease lease) {
        LeaseWatch watch = new LeaseWatch(lease);
        long third = properties.lease().toMillis() / 3;
        ScheduledFuture<?> renewal = renewals.scheduleWithFixedDelay(watch::renew, third, third, TimeUnit.MILLISECONDS);
        try {
            execution.carryOut(lease, watch::mayGoOn);
        } finally {
            renewal.cancel(false);
            queue.giveBack(lease);
        }
    }

    private final class LeaseWatch {

        private final Lease lease;
        private volatile boolean lost;

        private LeaseWatch(Lease lease) {
            this.lease = lease;
        }

        private void renew() {
            try {
                lost = lost || !queue.renew(lease);
            } catch (RuntimeException e) {
                log.warn("The lease on apply {} could not be renewed: {}", lease.job(), e.getMessage());
            }
        }

        private boolean mayGoOn() {
            return running && !lost;
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(AFTER_TROUBLE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
