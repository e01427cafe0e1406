package com.pbxportal.shared.apply;

import com.pbxportal.shared.tenant.TenantId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * @param restores the earlier apply whose configuration is to be brought back; null: the present one is applied
 * @param approved the SHA-256 of the configuration that a second person has agreed to; null: nobody was asked
 */
public record RequestApply(
        @TargetAggregateIdentifier ApplyJobId jobId,
        @Nullable TenantId tenantId,
        boolean force,
        @Nullable ApplyJobId restores,
        @Nullable String approved) {

    /** Of the present configuration. */
    public static RequestApply now(ApplyJobId jobId, @Nullable TenantId tenantId, boolean force) {
        return new RequestApply(jobId, tenantId, force, null, null);
    }

    /** Of what ran after an earlier apply. */
    public static RequestApply restoring(ApplyJobId jobId, @Nullable TenantId tenantId, ApplyJobId earlier) {
        return new RequestApply(jobId, tenantId, true, earlier, null);
    }
}
