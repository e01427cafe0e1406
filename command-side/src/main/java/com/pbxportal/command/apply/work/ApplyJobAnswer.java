package com.pbxportal.command.apply.work;

import com.pbxportal.shared.apply.ApplyEvent;
import com.pbxportal.shared.apply.ApplyFailed;
import com.pbxportal.shared.apply.ApplyGenerated;
import com.pbxportal.shared.apply.ApplyPreflighted;
import com.pbxportal.shared.apply.ApplyReloaded;
import com.pbxportal.shared.apply.ApplyRequested;
import com.pbxportal.shared.apply.ApplyRollbackFailed;
import com.pbxportal.shared.apply.ApplyRollbackResolved;
import com.pbxportal.shared.apply.ApplyRollbackStarted;
import com.pbxportal.shared.apply.ApplyRolledBack;
import com.pbxportal.shared.apply.ApplySnapshotTaken;
import com.pbxportal.shared.apply.ApplyStatus;
import com.pbxportal.shared.apply.ApplyStep;
import com.pbxportal.shared.apply.ApplyStepFailed;
import com.pbxportal.shared.apply.ApplySucceeded;
import com.pbxportal.shared.apply.ApplySynchronised;
import com.pbxportal.shared.apply.ApplyValidated;
import com.pbxportal.shared.apply.ApplyWritten;
import com.pbxportal.shared.apply.FileDiff;
import com.pbxportal.shared.apply.GeneratedFile;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An apply as the API shows it, told by its own events; the same fields as in the list of jobs.
 *
 * @param queuePosition its place among the applies that wait for their turn, 1 is next; null: it does not wait
 * @param events to the platform's people: all tenants together make them
 * @param revision to the platform's people: a hash of what all tenants have
 */
public record ApplyJobAnswer(
        UUID id,
        @Nullable UUID tenantId,
        ApplyStatus status,
        @Nullable Integer queuePosition,
        boolean force,
        UUID requestedBy,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable ApplyStep failedStep,
        @Nullable String errorText,
        @Nullable String remedy,
        @Nullable UUID restores,
        @Nullable String approved,
        List<TenantId> heldBack,
        @Nullable EventRange events,
        List<String> warnings,
        @Nullable String preflightSkipped,
        @Nullable String revision,
        @Nullable Boolean changed,
        List<GeneratedFile> files,
        @Nullable Diff diff,
        List<FileDiff> fileDiffs,
        @Nullable String resolution,
        List<StepDone> steps) {

    /** Rows of the realtime tables. */
    record Diff(int added, int changed, int removed) {}

    /** Positions in the event store: what was applied last, and what this apply brings. */
    record EventRange(@Nullable Long since, long upTo) {}

    /** @param durationMs since the end of the step before, or the request */
    record StepDone(ApplyStep step, Instant at, long durationMs) {}

    static ApplyJobAnswer of(List<ApplyJobs.Entry> history, @Nullable Integer queuePosition, Caller reader) {
        Fold fold = new Fold(history.getFirst().at());
        history.forEach(entry -> fold.take(entry.fact(), entry.at()));
        ApplyJobs.Entry request = history.getFirst();
        ApplyRequested requested = (ApplyRequested) request.fact();
        boolean whole = reader.isPlatformWide();
        return new ApplyJobAnswer(
                requested.jobId().value(),
                requested.tenantId() == null ? null : requested.tenantId().value(),
                fold.status,
                queuePosition,
                requested.force(),
                request.caller().userId().value(),
                request.at(),
                fold.startedAt,
                fold.endedAt,
                fold.failedStep,
                fold.errorText,
                fold.remedy,
                requested.restores() == null ? null : requested.restores().value(),
                requested.approved(),
                requested.heldBack(),
                whole ? fold.events : null,
                fold.warnings,
                fold.preflightSkipped,
                whole ? fold.revision : null,
                fold.changed,
                fold.files,
                fold.diff,
                fold.fileDiffs,
                fold.resolution,
                fold.steps);
    }

    private static final class Fold {

        private ApplyStatus status = ApplyStatus.PENDING;
        private @Nullable Instant startedAt;
        private @Nullable Instant endedAt;
        private @Nullable ApplyStep failedStep;
        private @Nullable String errorText;
        private @Nullable String remedy;
        private @Nullable EventRange events;
        private List<String> warnings = List.of();
        private @Nullable String preflightSkipped;
        private List<FileDiff> fileDiffs = List.of();
        private @Nullable String resolution;
        private Instant lastAt;
        private @Nullable String revision;
        private @Nullable Boolean changed;
        private List<GeneratedFile> files = List.of();
        private @Nullable Diff diff;
        private final List<StepDone> steps = new ArrayList<>();

        private Fold(Instant begun) {
            lastAt = begun;
        }

        private void take(ApplyEvent fact, Instant at) {
            switch (fact) {
                case ApplyRequested e -> {}
                case ApplySnapshotTaken e -> {
                    done(ApplyStep.SNAPSHOT, at);
                    events = new EventRange(e.since(), e.position());
                }
                case ApplyValidated e -> {
                    done(ApplyStep.VALIDATE, at);
                    warnings = e.warnings();
                }
                case ApplyGenerated e -> {
                    done(ApplyStep.GENERATE, at);
                    revision = e.revision();
                    files = e.files();
                    fileDiffs = e.diffs();
                }
                case ApplyPreflighted e -> {
                    done(ApplyStep.PREFLIGHT, at);
                    preflightSkipped = e.skipped();
                }
                case ApplyWritten e -> done(ApplyStep.WRITE, at);
                case ApplySynchronised e -> {
                    done(ApplyStep.SYNCHRONISE, at);
                    diff = new Diff(e.added(), e.changed(), e.removed());
                }
                case ApplyReloaded e -> done(ApplyStep.RELOAD, at);
                case ApplyStepFailed e -> {
                    running(at);
                    failed(e.step(), e.reason());
                    remedy = e.remedy();
                    lastAt = at;
                }
                case ApplyRollbackResolved e -> resolution = e.note();
                case ApplyRollbackStarted e -> running(at);
                case ApplySucceeded e -> {
                    done(ApplyStep.VERIFY, at);
                    changed = e.changed();
                    end(ApplyStatus.SUCCESS, at);
                }
                case ApplyFailed e -> {
                    changed = false;
                    end(ApplyStatus.FAILED, at);
                }
                case ApplyRolledBack e -> {
                    done(ApplyStep.RESTORE, at);
                    changed = false;
                    end(ApplyStatus.ROLLED_BACK, at);
                }
                case ApplyRollbackFailed e -> {
                    failed(e.failedStep(), e.describe());
                    changed = true;
                    end(ApplyStatus.FAILED, at);
                }
            }
        }

        private void done(ApplyStep step, Instant at) {
            running(at);
            steps.add(new StepDone(step, at, Duration.between(lastAt, at).toMillis()));
            lastAt = at;
        }

        private void running(Instant at) {
            status = ApplyStatus.RUNNING;
            startedAt = startedAt == null ? at : startedAt;
        }

        private void failed(ApplyStep step, String reason) {
            failedStep = step;
            errorText = reason;
        }

        private void end(ApplyStatus how, Instant at) {
            status = how;
            endedAt = at;
        }
    }
}
