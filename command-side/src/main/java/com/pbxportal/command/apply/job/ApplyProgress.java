package com.pbxportal.command.apply.job;

import com.pbxportal.shared.apply.ApplyEvent;
import com.pbxportal.shared.apply.ApplyFailed;
import com.pbxportal.shared.apply.ApplyGenerated;
import com.pbxportal.shared.apply.ApplyJobId;
import com.pbxportal.shared.apply.ApplyPreflighted;
import com.pbxportal.shared.apply.ApplyReloaded;
import com.pbxportal.shared.apply.ApplyRequested;
import com.pbxportal.shared.apply.ApplyRollbackFailed;
import com.pbxportal.shared.apply.ApplyRollbackResolved;
import com.pbxportal.shared.apply.ApplyRollbackStarted;
import com.pbxportal.shared.apply.ApplyRolledBack;
import com.pbxportal.shared.apply.ApplySnapshotTaken;
import com.pbxportal.shared.apply.ApplyStep;
import com.pbxportal.shared.apply.ApplyStepFailed;
import com.pbxportal.shared.apply.ApplySucceeded;
import com.pbxportal.shared.apply.ApplySynchronised;
import com.pbxportal.shared.apply.ApplyValidated;
import com.pbxportal.shared.apply.ApplyWritten;
import com.pbxportal.shared.identity.TenantId;
import org.jspecify.annotations.Nullable;

/** How far an apply has got: the fold of its events, and the rule of which fact may follow. */
public record ApplyProgress(
        ApplyRequested request,
        State state,
        @Nullable ApplySnapshotTaken snapshot,
        @Nullable ApplyGenerated generated,
        @Nullable ApplyWritten written,
        @Nullable ApplyStepFailed failure) {

    public enum State {
        REQUESTED(ApplyStep.SNAPSHOT),
        SNAPSHOT_TAKEN(ApplyStep.VALIDATE),
        VALIDATED(ApplyStep.GENERATE),
        GENERATED(ApplyStep.PREFLIGHT),
        PREFLIGHTED(ApplyStep.WRITE),
        WRITTEN(ApplyStep.SYNCHRONISE),
        SYNCHRONISED(ApplyStep.RELOAD),
        RELOADED(ApplyStep.VERIFY),
        /** Waits for the decision: put back, or nothing to put back. */
        STEP_FAILED(ApplyStep.RESTORE),
        ROLLING_BACK(ApplyStep.RESTORE),
        /** Ended, and nobody knows what runs. */
        ROLLBACK_FAILED(ApplyStep.RESTORE),
        ENDED(ApplyStep.RESTORE);

        private final ApplyStep next;

        State(ApplyStep next) {
            this.next = next;
        }

        /** The step that is under way in this state. */
        public ApplyStep step() {
            return next;
        }

        private boolean isDeploying() {
            return compareTo(STEP_FAILED) < 0;
        }
    }

    public static ApplyProgress of(ApplyRequested event) {
        return new ApplyProgress(event, State.REQUESTED, null, null, null, null);
    }

    public ApplyJobId jobId() {
        return request.jobId();
    }

    /** Null: the whole platform. */
    @Nullable
    public TenantId tenantId() {
        return request.tenantId();
    }

    /** The earlier apply whose configuration is to be brought back. */
    @Nullable
    public ApplyJobId restores() {
        return request.restores();
    }

    public boolean hasEnded() {
        return state == State.ENDED || state == State.ROLLBACK_FAILED;
    }

    /** Whether the fact may be the next one. */
    boolean accepts(ApplyEvent fact) {
        return switch (fact) {
            case ApplyRequested e -> false;
            case ApplySnapshotTaken e -> state == State.REQUESTED;
            case ApplyValidated e -> state == State.SNAPSHOT_TAKEN;
            case ApplyGenerated e -> state == State.VALIDATED;
            case ApplyPreflighted e -> state == State.GENERATED;
            case ApplyWritten e -> state == State.PREFLIGHTED;
            case ApplySynchronised e -> state == State.WRITTEN;
            case ApplyReloaded e -> state == State.SYNCHRONISED;
            case ApplySucceeded e -> state == (e.changed() ? State.RELOADED : State.GENERATED);
            case ApplyStepFailed e -> state.isDeploying();
            case ApplyRollbackStarted e -> state == State.STEP_FAILED && needsRollback();
            case ApplyFailed e -> state == State.STEP_FAILED && !needsRollback();
            case ApplyRolledBack e -> state == State.ROLLING_BACK;
            case ApplyRollbackFailed e -> state == State.ROLLING_BACK;
            case ApplyRollbackResolved e -> state == State.ROLLBACK_FAILED;
        };
    }

    boolean needsRollback() {
        return failure != null && failure.switched();
    }

    public ApplyProgress after(ApplyEvent event) {
        return switch (event) {
            case ApplyRequested e -> of(e);
            case ApplySnapshotTaken e -> with(State.SNAPSHOT_TAKEN, e, generated, written, failure);
            case ApplyGenerated e -> with(State.GENERATED, snapshot, e, written, failure);
            case ApplyWritten e -> with(State.WRITTEN, snapshot, generated, e, failure);
            case ApplyStepFailed e -> with(State.STEP_FAILED, snapshot, generated, written, e);
            case ApplyValidated e -> in(State.VALIDATED);
            case ApplyPreflighted e -> in(State.PREFLIGHTED);
            case ApplySynchronised e -> in(State.SYNCHRONISED);
            case ApplyReloaded e -> in(State.RELOADED);
            case ApplyRollbackStarted e -> in(State.ROLLING_BACK);
            case ApplySucceeded e -> in(State.ENDED);
            case ApplyFailed e -> in(State.ENDED);
            case ApplyRolledBack e -> in(State.ENDED);
            case ApplyRollbackFailed e -> in(State.ROLLBACK_FAILED);
            case ApplyRollbackResolved e -> in(State.ENDED);
        };
    }

    private ApplyProgress in(State next) {
        return with(next, snapshot, generated, written, failure);
    }

    private ApplyProgress with(
            State next,
            @Nullable ApplySnapshotTaken snapshotTaken,
            @Nullable ApplyGenerated filesGenerated,
            @Nullable ApplyWritten filesWritten,
            @Nullable ApplyStepFailed stepFailed) {
        return new ApplyProgress(request, next, snapshotTaken, filesGenerated, filesWritten, stepFailed);
    }
}
