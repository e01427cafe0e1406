package com.pbxportal.command.apply.work;

import com.pbxportal.command.Commands;
import com.pbxportal.command.apply.job.ApplyProgress;
import com.pbxportal.command.apply.job.RecordApplyStep;
import com.pbxportal.command.apply.work.ApplyWorkQueue.Lease;
import com.pbxportal.shared.apply.ApplyEvent;
import com.pbxportal.shared.apply.ApplyStepFailed;
import com.pbxportal.shared.identity.Caller;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Carries out one apply, step by step, from wherever its events say it stands. No step runs in a transaction; what a
 * step achieved becomes a fact of the job before the next one begins.
 */
@Component
class ApplyExecution {

    private static final Logger log = LoggerFactory.getLogger(ApplyExecution.class);

    private final ApplyJobs jobs;
    private final ApplyWorkQueue queue;
    private final ApplyBeginning beginning;
    private final Deployment deployment;
    private final Restoration restoration;
    private final Commands commands;
    private final ApplyMetrics metrics;
    private final ApplyProperties properties;

    ApplyExecution(
            ApplyJobs jobs,
            ApplyWorkQueue queue,
            ApplyBeginning beginning,
            Deployment deployment,
            Restoration restoration,
            Commands commands,
            ApplyMetrics metrics,
            ApplyProperties properties) {
        this.jobs = jobs;
        this.queue = queue;
        this.beginning = beginning;
        this.deployment = deployment;
        this.restoration = restoration;
        this.commands = commands;
        this.metrics = metrics;
        this.properties = properties;
    }

    /** Spares the first apply what only has to be done once. Asterisk and MariaDB may well not be there yet. */
    void warmUp() {
        try {
            deployment.requireParticipants();
        } catch (RuntimeException e) {
            log.info("An apply would fail now: {}", e.getMessage());
        }
    }

    /** @param mayGoOn false: the lease is lost or the process ends; the job is somebody else's from here */
    void carryOut(Lease lease, BooleanSupplier mayGoOn) {
        metrics.whileRunning(() -> goOn(lease, mayGoOn));
    }

    private void goOn(Lease lease, BooleanSupplier mayGoOn) {
        List<ApplyJobs.Entry> history = jobs.history(lease.job());
        Caller requester = history.getFirst().caller();
        Deployment.Run run = deployment.begin(lease.fence());
        ApplyProgress progress = ApplyJobs.progress(history);
        while (mayGoOn.getAsBoolean() && !progress.hasEnded()) {
            if (progress.state() == ApplyProgress.State.STEP_FAILED) {
                decideInTheSagasPlace(progress, requester);
                return;
            }
            ApplyProgress now = progress;
            ApplyEvent fact = metrics.timed(
                    now.state().step(),
                    () -> now.state() == ApplyProgress.State.ROLLING_BACK
                            ? restoration.putBack(now, lease.fence(), mayGoOn)
                            : next(now, lease, run, mayGoOn));
            if (fact instanceof ApplyStepFailed failure) {
                if (!mayGoOn.getAsBoolean()) {
                    // Whose job it is from here does the step again.
                    return;
                }
                log.warn("Apply {} failed in {}: {}", lease.job(), failure.step(), failure.reason());
                queue.awaitDecision(lease);
            }
            commands.sendEvenIfSuspended(new RecordApplyStep(lease.job(), fact), requester);
            if (fact instanceof ApplyStepFailed) {
                return;
            }
            history = jobs.history(lease.job(), history);
            progress = ApplyJobs.progress(history);
        }
    }

    private ApplyEvent next(ApplyProgress progress, Lease lease, Deployment.Run run, BooleanSupplier mayGoOn) {
        if (lease.overdue()) {
            return new ApplyStepFailed(
                    lease.job(),
                    progress.state().step(),
                    "The apply did not get through in time",
                    run.mayHaveSwitched(progress),
                    "See /api/v1/health for what is slow; pbx.apply.deadline sets the time");
        }
        try {
            if (progress.state() == ApplyProgress.State.REQUESTED) {
                beginning.settle(progress);
            }
            return Patience.withAsterisk(properties.settlePatience(), mayGoOn, () -> run.next(progress));
        } catch (RuntimeException e) {
            log.debug("Apply {} failed in {}", lease.job(), progress.state().step(), e);
            return new ApplyStepFailed(
                    lease.job(),
                    progress.state().step(),
                    Reason.of(e, progress.tenantId()),
                    run.mayHaveSwitched(progress),
                    Reason.remedy(e, progress.state().step()));
        }
    }

    /** Leased in this state only when the saga has not decided for a long time, or was faster than we gave back. */
    private void decideInTheSagasPlace(ApplyProgress progress, Caller requester) {
        commands.sendEvenIfSuspended(ApplyDecision.after(Objects.requireNonNull(progress.failure())), requester);
        queue.release(progress.jobId());
    }
}
