package com.pbxportal.command.apply.plan;

import com.pbxportal.shared.apply.plan.ApplyPlanApproved;
import com.pbxportal.shared.apply.plan.ApplyPlanId;
import com.pbxportal.shared.apply.plan.ApplyPlanStatus;
import com.pbxportal.shared.apply.plan.ApplyPlanned;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A scheduled apply as a command leaves it.
 *
 * @param approved the SHA-256 of the configuration that was agreed to
 */
record ApplyPlanAnswer(
        ApplyPlanId id,
        @Nullable TenantId tenantId,
        ApplyPlanStatus status,
        boolean force,
        @Nullable Instant at,
        Instant expiresAt,
        boolean needsApproval,
        @Nullable String note,
        UserId plannedBy,
        @Nullable UserId approvedBy,
        @Nullable String approved) {

    static ApplyPlanAnswer of(ApplyPlan plan) {
        ApplyPlanned planned = plan.planned();
        ApplyPlanApproved approval = plan.approval();
        return new ApplyPlanAnswer(
                planned.planId(),
                planned.tenantId(),
                plan.status(),
                planned.force(),
                planned.at(),
                planned.expiresAt(),
                planned.needsApproval(),
                planned.note(),
                planned.plannedBy(),
                approval == null ? null : approval.approvedBy(),
                approval == null ? null : approval.sha256());
    }
}
