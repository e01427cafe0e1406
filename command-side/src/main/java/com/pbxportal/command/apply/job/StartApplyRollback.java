package com.pbxportal.command.apply.job;

import com.pbxportal.shared.apply.ApplyJobId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A step failed after something was changed: it has to be put back. */
public record StartApplyRollback(@TargetAggregateIdentifier ApplyJobId jobId) {}
