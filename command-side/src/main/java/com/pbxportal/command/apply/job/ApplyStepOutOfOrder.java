package com.pbxportal.command.apply.job;

import com.pbxportal.shared.apply.ApplyEvent;
import com.pbxportal.shared.apply.ApplyJobId;
import com.pbxportal.shared.error.Conflict;

/** A fact was reported that cannot follow what has happened so far. */
final class ApplyStepOutOfOrder extends Conflict {

    private static final long serialVersionUID = 1L;

    ApplyStepOutOfOrder(ApplyJobId job, ApplyEvent fact, ApplyProgress.State state) {
        super(fact.getClass().getSimpleName() + " cannot follow " + state + " in apply " + job);
    }
}
