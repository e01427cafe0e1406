package com.pbxportal.command.apply.job;

import com.pbxportal.shared.apply.ApplyJobId;
import com.pbxportal.shared.error.Conflict;

/** Only what an apply has brought successfully can be brought back. */
public final class ApplyNotRestorable extends Conflict {

    private static final long serialVersionUID = 1L;

    public ApplyNotRestorable(ApplyJobId job) {
        super("Apply " + job
                + " did not succeed, or had nothing to do with this tenant: there is nothing to bring back");
    }
}
