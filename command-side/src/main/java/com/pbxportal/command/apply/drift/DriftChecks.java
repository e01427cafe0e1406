package com.pbxportal.command.apply.drift;

import com.pbxportal.command.apply.LastApply;
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

    DriftChecks(Comparison comparison, DriftReports reports, LastApply lastApply) {
        this.comparison = comparison;
        this.reports = reports;
        this.lastApply = lastApply;
    }

    void checkIfDue(Duration interval) {
        attempt(() -> reports.leaseIfDue(interval));
    }

    /** Waits for an apply to end, but not for ever. */
    DriftReport checkNow() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (true) {
                Optional<DriftReport> report = attempt(reports::lease);
                if (report.isPresent()) {
                    return report.get();
                }
                if (System.nanoTime() > deadline) {
                    throw new DriftNotChecked();
                }
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DriftNotChecked();
        }
    }

    private interface Turn {
        Optional<UUID> take();
    }

    /** @return empty: it is not our turn, or an apply came between */
    private Optional<DriftReport> attempt(Turn turn) {
        LastApply.Moment before = lastApply.moment();
        if (before.running()) {
            return Optional.empty();
        }
        Optional<UUID> taken = turn.take();
        if (taken.isEmpty()) {
            return Optional.empty();
        }
        UUID lease = taken.get();
        try {
            Optional<DriftReport> kept = reports.keep(lease, before, comparison.compare());
            kept.ifPresent(DriftChecks::tell);
            return kept;
        } finally {
            reports.giveBack(lease);
        }
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
