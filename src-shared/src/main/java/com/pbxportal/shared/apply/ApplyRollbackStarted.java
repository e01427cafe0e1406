package com.pbxportal.shared.apply;

import com.pbxportal.shared.event.StoredAs;

@StoredAs("ApplyRollbackStarted")
public record ApplyRollbackStarted(ApplyJobId jobId, ApplyStep failedStep, String reason) implements ApplyEvent {}
