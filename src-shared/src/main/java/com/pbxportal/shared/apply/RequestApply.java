package com.pbxportal.shared.apply;

import com.pbxportal.shared.tenant.TenantId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

public record RequestApply(
        @TargetAggregateIdentifier ApplyJobId jobId,
        @Nullable TenantId tenantId,
        boolean force) {}
