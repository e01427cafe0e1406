package com.pbxportal.command.apply.drift;

import com.pbxportal.command.apply.configuration.LastApply;
import com.pbxportal.command.apply.job.ApplyPause;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes comparisons: one at a time in the whole system, and none while an apply changes what is compared. */
@Component
class DriftChecks {

    private static final Logger log = LoggerFactory.getLogger(DriftChecks.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long POLL_MILLIS = 100;

    private final Comparison comparison;
    private final DriftReports reports;
    private final LastApply lastApply;
    private final ApplyPause pause;

    DriftChecks(Comparison comparison, DriftReports reports, LastApply lastApply, ApplyPause pause) {
        this.comparison = comparison;
        this.reports = reports;
        this.lastApply = lastApply;
        this.pause = pause;
    }

    void checkIfDue(Duration interval) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        reports.leaseIfDue(interval).ifPresent(lease -> betweenApplies(lease, deadline));
    }

    /** Waits for who is at it, and for its turn among the applies, but not for ever. */
    DriftReport checkNow() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        do {
            Optional<UUID> lease = reports.lease();
            if (lease.isPresent()) {
                return betweenApplies(lease.get(), deadline).orElseThrow(DriftNotChecked::new);
            }
        } while (isTimeLeft(deadline));
        throw new DriftNotChecked();
    }

    /** @return empty: an apply went on for too long, or came between */
    private Optional<DriftReport> betweenApplies(UUID lease, long deadline) {
        try {
            Optional<DriftReport> kept = attempt(lease);
            while (kept.isEmpty() && isTimeLeft(deadline)) {
                // Applies that come one after the other would leave no moment for it.
                pause.ask();
                kept = attempt(lease);
            }
            kept.ifPresent(DriftChecks::tell);
            return kept;
        } finally {
            pause.end();
            reports.giveBack(lease);
        }
    }

    private Optional<DriftReport> attempt(UUID lease) {
        LastApply.Moment before = lastApply.moment();
        return before.running() ? Optional.empty() : reports.keep(lease, before, comparison.compare());
    }

    private static boolean isTimeLeft(long deadline) {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return System.nanoTime() < deadline;
    }

    private static void tell(DriftReport report) {
        if (report.status() == DriftStatus.DRIFTED) {
            DriftFinding first = report.findings().getFirst();
            log.warn(
                    "{} points are not as they were applied, the first: {} {}",
                    report.count(),
                    first.where(),
                    first.object());
        } else {
            log.debug("Drift: {} {}", report.status(), report.reason());
        }
    }
}
