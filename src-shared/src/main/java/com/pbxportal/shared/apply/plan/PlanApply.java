package com.pbxportal.shared.apply.plan;

import com.pbxportal.shared.identity.TenantId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** @param at null: as soon as a second person agrees */
public record PlanApply(
        @TargetAggregateIdentifier ApplyPlanId planId,
        @Nullable TenantId tenantId,
        boolean force,
        @Nullable Instant at,
        @Nullable String note) {}
