package com.pbxportal.app.web.ratelimit;

import com.pbxportal.app.web.problem.ProblemKind;
import com.pbxportal.app.web.problem.Refusal;
import java.time.Duration;

final class TooMany {

    private TooMany() {}

    static Refusal of(String what, Duration wait) {
        return Refusal.of(
                        ProblemKind.TOO_MANY_REQUESTS, "Too many " + what + "; try again after the time in Retry-After")
                .retryAfter(wait);
    }
}
