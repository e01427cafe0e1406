package com.pbxportal.shared.tenant;

import com.pbxportal.shared.identity.TenantId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Null leaves a part as it is. */
public record ChangeTenant(
        @TargetAggregateIdentifier TenantId tenantId,
        @Nullable String name,
        @Nullable String timezone,
        @Nullable Integer extMin,
        @Nullable Integer extMax,
        @Nullable String defaultInboundDestination,
        boolean clearDefaultInboundDestination,
        @Nullable TenantStatus status,
        @Nullable Boolean applyNeedsApproval,
        @Nullable Country country) {}
