package com.pbxportal.command.apply.plan;

import com.pbxportal.shared.error.Conflict;

/** A tenant, or the platform, has so many scheduled applies at most that are still to begin. */
final class TooManyApplyPlans extends Conflict {

    private static final long serialVersionUID = 1L;

    TooManyApplyPlans(int most) {
        super(most + " applies are scheduled already, and more are not allowed at a time: cancel one, or wait until one"
                + " has begun");
    }
}
