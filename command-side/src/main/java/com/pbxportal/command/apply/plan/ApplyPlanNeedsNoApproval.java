package com.pbxportal.command.apply.plan;

import com.pbxportal.shared.apply.plan.ApplyPlanId;
import com.pbxportal.shared.error.Conflict;

/** Nobody's consent is missing: it never was, or it was given. */
final class ApplyPlanNeedsNoApproval extends Conflict {

    private static final long serialVersionUID = 1L;

    ApplyPlanNeedsNoApproval(ApplyPlanId plan) {
        super("Scheduled apply " + plan + " waits for its time alone, not for anybody's consent");
    }
}
