package com.pbxportal.shared.apply.plan;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** @param sha256 of the configuration that the approver has looked at, as the preview names it */
public record ApproveApplyPlan(@TargetAggregateIdentifier ApplyPlanId planId, String sha256) {}
