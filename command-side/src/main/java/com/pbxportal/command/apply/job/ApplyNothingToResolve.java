package com.pbxportal.command.apply.job;

import com.pbxportal.shared.apply.ApplyJobId;
import com.pbxportal.shared.error.Conflict;

/** Only a rollback that failed wants somebody to look after it, and only once. */
final class ApplyNothingToResolve extends Conflict {

    private static final long serialVersionUID = 1L;

    ApplyNothingToResolve(ApplyJobId job) {
        super("Apply " + job + " does not wait for anybody: no rollback of it failed, or it was resolved before");
    }
}
