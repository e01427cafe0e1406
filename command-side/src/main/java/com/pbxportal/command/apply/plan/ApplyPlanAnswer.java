package com.pbxportal.command.apply.plan;

import com.pbxportal.shared.apply.plan.ApplyPlanId;
import com.pbxportal.shared.apply.plan.ApplyPlanState;
import com.pbxportal.shared.apply.plan.ApplyPlanStatus;
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

    static ApplyPlanAnswer of(ApplyPlanId id, ApplyPlanState state) {
        ApplyPlanState.Plan plan = state.plan();
        ApplyPlanState.Approval approval = state.approval();
        return new ApplyPlanAnswer(
                id,
                plan.tenantId(),
                state.status(),
                plan.force(),
                plan.at(),
                plan.expiresAt(),
                plan.needsApproval(),
                plan.note(),
                plan.by(),
                approval == null ? null : approval.by(),
                approval == null ? null : approval.sha256());
    }
}
