package com.pbxportal.command.apply.plan;

import com.pbxportal.shared.error.Conflict;
import java.time.Instant;

/** A tenant's applies, and the platform's, are a minute apart: the second brings nothing that the first does not. */
final class ApplyPlanMinuteTaken extends Conflict {

    private static final long serialVersionUID = 1L;

    ApplyPlanMinuteTaken(Instant minute) {
        super("An apply is scheduled in the minute from " + minute + " already: choose another");
    }
}
