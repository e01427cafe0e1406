package com.pbxportal.shared.apply.plan;

import com.pbxportal.shared.apply.ApplyJobId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The time has come. */
public record StartApplyPlan(@TargetAggregateIdentifier ApplyPlanId planId, ApplyJobId jobId) {}
