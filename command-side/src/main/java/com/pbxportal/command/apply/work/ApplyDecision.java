package com.pbxportal.command.apply.work;

import com.pbxportal.command.apply.job.FailApply;
import com.pbxportal.command.apply.job.StartApplyRollback;
import com.pbxportal.shared.apply.ApplyStepFailed;

/** What a failed step means for the apply. */
final class ApplyDecision {

    private ApplyDecision() {}

    /** @return the command that follows */
    static Object after(ApplyStepFailed failure) {
        return failure.switched() ? new StartApplyRollback(failure.jobId()) : new FailApply(failure.jobId());
    }
}
