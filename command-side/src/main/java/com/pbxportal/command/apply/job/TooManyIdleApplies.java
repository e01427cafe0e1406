package com.pbxportal.command.apply.job;

import com.pbxportal.shared.error.TooOften;
import java.time.Duration;

/** Nothing is to be changed, and that was applied often enough: each apply makes all others wait. */
public final class TooManyIdleApplies extends TooOften {

    private static final long serialVersionUID = 1L;

    public TooManyIdleApplies(int most, Duration retryAfter) {
        super(
                "There is nothing to apply, and the last " + most
                        + " applies have changed nothing either: try again later, or change something",
                retryAfter);
    }
}
