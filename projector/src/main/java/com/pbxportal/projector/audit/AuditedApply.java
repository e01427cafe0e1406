package com.pbxportal.projector.audit;

import static com.pbxportal.projector.audit.AuditedChange.status;
import static com.pbxportal.shared.audit.AuditAction.APPLY;
import static com.pbxportal.shared.audit.AuditAction.CREATE;
import static com.pbxportal.shared.audit.AuditAction.DELETE;
import static com.pbxportal.shared.audit.AuditAction.UPDATE;
import static com.pbxportal.shared.audit.AuditedEntity.APPLY_JOB;
import static com.pbxportal.shared.audit.AuditedEntity.APPLY_PLAN;

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
import com.pbxportal.shared.apply.ApplyStatus;
import com.pbxportal.shared.apply.ApplyStepFailed;
import com.pbxportal.shared.apply.ApplySucceeded;
import com.pbxportal.shared.apply.ApplySynchronised;
import com.pbxportal.shared.apply.ApplyValidated;
import com.pbxportal.shared.apply.ApplyWritten;
import com.pbxportal.shared.apply.plan.ApplyPlanApproved;
import com.pbxportal.shared.apply.plan.ApplyPlanCancelled;
import com.pbxportal.shared.apply.plan.ApplyPlanEvent;
import com.pbxportal.shared.apply.plan.ApplyPlanId;
import com.pbxportal.shared.apply.plan.ApplyPlanMissed;
import com.pbxportal.shared.apply.plan.ApplyPlanStarted;
import com.pbxportal.shared.apply.plan.ApplyPlanStatus;
import com.pbxportal.shared.apply.plan.ApplyPlanned;
import com.pbxportal.shared.audit.AuditAction;
import com.pbxportal.shared.identity.TenantId;
import org.jspecify.annotations.Nullable;

/** What the events of applies, and of plans for them, mean to an auditor: who wanted it, and how it ended. */
final class AuditedApply {

    private AuditedApply() {}

    static @Nullable AuditedChange job(ApplyEvent event) {
        return switch (event) {
            case ApplyRequested e -> new AuditedChange(APPLY_JOB, e.jobId().value(), APPLY, e.tenantId(), null, e);
            case ApplySucceeded e -> ended(e.jobId(), e.tenantId(), e);
            case ApplyRolledBack e -> ended(e.jobId(), e.tenantId(), e);
            case ApplyFailed e -> ended(e.jobId(), e.tenantId(), e);
            case ApplyRollbackFailed e -> ended(e.jobId(), e.tenantId(), e);
            case ApplyRollbackResolved e ->
                new AuditedChange(APPLY_JOB, e.jobId().value(), UPDATE, null, status(ApplyStatus.FAILED), e);
            case ApplyValidated e -> null;
            case ApplyPreflighted e -> null;
            case ApplySnapshotTaken e -> null;
            case ApplyGenerated e -> null;
            case ApplyWritten e -> null;
            case ApplySynchronised e -> null;
            case ApplyReloaded e -> null;
            case ApplyStepFailed e -> null;
            case ApplyRollbackStarted e -> null;
        };
    }

    private static AuditedChange ended(ApplyJobId job, @Nullable TenantId tenant, ApplyEvent end) {
        return new AuditedChange(APPLY_JOB, job.value(), APPLY, tenant, status(ApplyStatus.RUNNING), end);
    }

    static AuditedChange plan(ApplyPlanEvent event) {
        return switch (event) {
            case ApplyPlanned e -> plan(e.planId(), CREATE, e.tenantId(), null, e);
            case ApplyPlanApproved e ->
                plan(e.planId(), UPDATE, e.tenantId(), status(ApplyPlanStatus.AWAITING_APPROVAL), e);
            case ApplyPlanStarted e -> plan(e.planId(), APPLY, e.tenantId(), status(ApplyPlanStatus.SCHEDULED), e);
            case ApplyPlanMissed e -> plan(e.planId(), UPDATE, e.tenantId(), null, e);
            case ApplyPlanCancelled e -> plan(e.planId(), DELETE, e.tenantId(), e, null);
        };
    }

    private static AuditedChange plan(
            ApplyPlanId id,
            AuditAction action,
            @Nullable TenantId tenant,
            @Nullable Object before,
            @Nullable Object after) {
        return new AuditedChange(APPLY_PLAN, id.value(), action, tenant, before, after);
    }
}
