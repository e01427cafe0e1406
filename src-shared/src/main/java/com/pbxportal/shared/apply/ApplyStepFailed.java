package com.pbxportal.shared.apply;

import com.pbxportal.shared.event.StoredAs;

/** A step did not do what it should. @param switched whether something that Asterisk reads may have been changed */
@StoredAs("ApplyStepFailed")
public record ApplyStepFailed(ApplyJobId jobId, ApplyStep step, String reason, boolean switched)
        implements ApplyEvent {}
