package com.pbxportal.command.apply;

import com.pbxportal.shared.apply.ApplyJobId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Somebody has looked after a rollback that failed. @param note what was found and done */
record ResolveApplyRollback(@TargetAggregateIdentifier ApplyJobId jobId, String note) {}
