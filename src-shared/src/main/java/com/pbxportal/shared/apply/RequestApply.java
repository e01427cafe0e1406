package com.pbxportal.shared.apply;

import com.pbxportal.shared.tenant.TenantId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * @param restores the earlier apply whose configuration is to be brought back; null: the present one is applied
 * @param approved the SHA-256 of the configuration that a second person has agreed to; null: nobody was asked
 * @param takeOver whether this installation is to have an Asterisk and a MariaDB that were another one's until now
 */
public record RequestApply(
        @TargetAggregateIdentifier ApplyJobId jobId,
        @Nullable TenantId tenantId,
        boolean force,
        @Nullable ApplyJobId restores,
        @Nullable String approved,
        boolean takeOver) {

    /** Of the present configuration. */
    public static RequestApply now(ApplyJobId jobId, @Nullable TenantId tenantId, boolean force) {
        return new RequestApply(jobId, tenantId, force, null, null, false);
    }

    /** Of everything, on an Asterisk and a MariaDB that were another installation's until now. */
    public static RequestApply takingOver(ApplyJobId jobId) {
        return new RequestApply(jobId, null, true, null, null, true);
    }

    /** Of what ran after an earlier apply. */
    public static RequestApply restoring(ApplyJobId jobId, @Nullable TenantId tenantId, ApplyJobId earlier) {
        return new RequestApply(jobId, tenantId, true, earlier, null, false);
    }
}
