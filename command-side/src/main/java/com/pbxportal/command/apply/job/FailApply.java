package com.pbxportal.command.apply.job;

import com.pbxportal.shared.apply.ApplyJobId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A step failed before anything was changed: the apply is over. */
public record FailApply(@TargetAggregateIdentifier ApplyJobId jobId) {}
