package com.pbxportal.shared.apply;

import com.pbxportal.shared.tenant.TenantId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** @param restores the earlier apply whose configuration is to be brought back; null: the present one is applied */
public record RequestApply(
        @TargetAggregateIdentifier ApplyJobId jobId,
        @Nullable TenantId tenantId,
        boolean force,
        @Nullable ApplyJobId restores) {

    public RequestApply(ApplyJobId jobId, @Nullable TenantId tenantId, boolean force) {
        this(jobId, tenantId, force, null);
    }
}
