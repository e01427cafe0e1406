package com.pbxportal.shared.apply;

import com.pbxportal.shared.event.StoredAs;

/** Somebody has looked after a rollback that failed: applies may go on. @param note what was found and done */
@StoredAs("ApplyRollbackResolved")
public record ApplyRollbackResolved(ApplyJobId jobId, String note) implements ApplyEvent {}
