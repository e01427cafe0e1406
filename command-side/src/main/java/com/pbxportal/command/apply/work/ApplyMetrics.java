package com.pbxportal.command.apply.work;

import com.pbxportal.shared.apply.ApplyEvent;
import com.pbxportal.shared.apply.ApplyRolledBack;
import com.pbxportal.shared.apply.ApplyStatus;
import com.pbxportal.shared.apply.ApplyStep;
import com.pbxportal.shared.apply.ApplySucceeded;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** How many applies this node has ended, how they ended, and how long they and their steps took. */
@Component
class ApplyMetrics {

    private static final List<ApplyStatus> ENDS =
            List.of(ApplyStatus.SUCCESS, ApplyStatus.FAILED, ApplyStatus.ROLLED_BACK);

    private final Map<ApplyStatus, Counter> ended = new EnumMap<>(ApplyStatus.class);
    private final Map<ApplyStep, Timer> steps = new EnumMap<>(ApplyStep.class);
    private final Timer duration;
    private final AtomicInteger running = new AtomicInteger();

    /** All of them are there from the start: a counter that first shows as 1 has risen for nobody. */
    ApplyMetrics(MeterRegistry registry) {
        for (ApplyStatus end : ENDS) {
            ended.put(
                    end,
                    Counter.builder("pbx.apply")
                            .description("Applies that have ended")
                            .tag("status", end.name())
                            .register(registry));
        }
        for (ApplyStep step : ApplyStep.values()) {
            steps.put(
                    step,
                    Timer.builder("pbx.apply.step.duration")
                            .description("How long a step of an apply took, also one that failed")
                            .tag("step", step.name())
                            .register(registry));
        }
        duration = Timer.builder("pbx.apply.duration")
                .description("From the request of an apply to its end")
                .register(registry);
        Gauge.builder("pbx.apply.running", running, AtomicInteger::get)
                .description("Applies that this node is carrying out")
                .register(registry);
    }

    /** Counts when the end is committed: the transaction may be tried again. */
    void ended(ApplyEvent end, Duration took) {
        ApplyStatus status =
                switch (end) {
                    case ApplySucceeded e -> ApplyStatus.SUCCESS;
                    case ApplyRolledBack e -> ApplyStatus.ROLLED_BACK;
                    default -> ApplyStatus.FAILED;
                };
        afterCommit(() -> {
            Objects.requireNonNull(ended.get(status)).increment();
            duration.record(took);
        });
    }

    <T> T timed(ApplyStep step, Supplier<T> work) {
        return Objects.requireNonNull(Objects.requireNonNull(steps.get(step)).record(work));
    }

    void whileRunning(Runnable work) {
        running.incrementAndGet();
        try {
            work.run();
        } finally {
            running.decrementAndGet();
        }
    }

    private static void afterCommit(Runnable action) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    action.run();
                }
            });
        } else {
            action.run();
        }
    }
}
