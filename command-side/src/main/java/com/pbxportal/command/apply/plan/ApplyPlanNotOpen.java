package com.pbxportal.command.apply.plan;

import com.pbxportal.shared.apply.plan.ApplyPlanId;
import com.pbxportal.shared.apply.plan.ApplyPlanStatus;
import com.pbxportal.shared.error.Conflict;

/** What has begun or ended can be neither approved nor cancelled. */
final class ApplyPlanNotOpen extends Conflict {

    private static final long serialVersionUID = 1L;

    ApplyPlanNotOpen(ApplyPlanId plan, ApplyPlanStatus status) {
        super("Scheduled apply " + plan + " is " + status + " and cannot be changed any more");
    }
}
