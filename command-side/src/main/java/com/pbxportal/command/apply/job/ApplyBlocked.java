package com.pbxportal.command.apply.job;

import com.pbxportal.shared.apply.ApplyJobId;
import com.pbxportal.shared.error.Conflict;

/** A rollback failed, and nobody has said yet that what runs was looked after. */
public final class ApplyBlocked extends Conflict {

    private static final long serialVersionUID = 1L;

    public ApplyBlocked(ApplyJobId job) {
        super("The rollback of apply " + job + " failed, so it is not known what Asterisk runs. See that job, look at"
                + " Asterisk, then POST /api/v1/apply/jobs/" + job + "/resolve");
    }
}
