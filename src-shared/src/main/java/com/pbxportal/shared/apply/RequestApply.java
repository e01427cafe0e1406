package com.pbxportal.shared.apply;

import com.pbxportal.shared.identity.TenantId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * @param restores the earlier apply whose configuration is to be brought back; null: the present one is applied
 * @param heals what was applied last is to be brought back: by the time it begins that may be a later apply's
 * @param approved the SHA-256 of the configuration that a second person has agreed to; null: nobody was asked
 * @param takeOver whether this installation is to have an Asterisk and a MariaDB that were another one's until now
 */
public record RequestApply(
        @TargetAggregateIdentifier ApplyJobId jobId,
        @Nullable TenantId tenantId,
        boolean force,
        @Nullable ApplyJobId restores,
        boolean heals,
        @Nullable String approved,
        boolean takeOver) {

    /** Of the present configuration. */
    public static RequestApply now(ApplyJobId jobId, @Nullable TenantId tenantId, boolean force) {
        return planned(jobId, tenantId, force, null);
    }

    /** Of what somebody else has agreed to, if they were asked. */
    public static RequestApply planned(
            ApplyJobId jobId, @Nullable TenantId tenantId, boolean force, @Nullable String approved) {
        return new RequestApply(jobId, tenantId, force, null, false, approved, false);
    }

    /** Of everything, on an Asterisk and a MariaDB that were another installation's until now. */
    public static RequestApply takingOver(ApplyJobId jobId) {
        return new RequestApply(jobId, null, true, null, false, null, true);
    }

    /** Of what ran after an earlier apply. */
    public static RequestApply restoring(ApplyJobId jobId, @Nullable TenantId tenantId, ApplyJobId earlier) {
        return new RequestApply(jobId, tenantId, true, earlier, false, null, false);
    }

    /** Of what was applied last, of all tenants. */
    public static RequestApply healing(ApplyJobId jobId, ApplyJobId last) {
        return new RequestApply(jobId, null, true, last, true, null, false);
    }
}
