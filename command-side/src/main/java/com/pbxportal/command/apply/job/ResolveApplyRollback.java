package com.pbxportal.command.apply.job;

import com.pbxportal.shared.apply.ApplyJobId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Somebody has looked after a rollback that failed. @param note what was found and done */
public record ResolveApplyRollback(
        @TargetAggregateIdentifier ApplyJobId jobId, String note) {}
