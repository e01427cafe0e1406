package com.pbxportal.shared.apply;

import com.pbxportal.shared.event.StoredAs;
import org.jspecify.annotations.Nullable;

/**
 * A step did not do what it should.
 *
 * @param switched whether something that Asterisk reads may have been changed
 * @param remedy what somebody can do about it; null: nobody knows in general
 */
@StoredAs("ApplyStepFailed")
public record ApplyStepFailed(
        ApplyJobId jobId,
        ApplyStep step,
        String reason,
        boolean switched,
        @Nullable String remedy) implements ApplyEvent {}
