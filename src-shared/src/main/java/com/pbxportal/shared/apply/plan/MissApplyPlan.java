package com.pbxportal.shared.apply.plan;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The time went by. */
public record MissApplyPlan(@TargetAggregateIdentifier ApplyPlanId planId, String reason) {}
