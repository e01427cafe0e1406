package com.pbxportal.command.apply.job;

import com.pbxportal.shared.apply.ApplyEvent;
import com.pbxportal.shared.apply.ApplyJobId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The worker reports what it did; whether that may be the next fact is the job's decision. */
public record RecordApplyStep(@TargetAggregateIdentifier ApplyJobId jobId, ApplyEvent fact) {}
