package com.pbxportal.shared.apply.plan;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

public record CancelApplyPlan(
        @TargetAggregateIdentifier ApplyPlanId planId,
        @Nullable String note) {}
