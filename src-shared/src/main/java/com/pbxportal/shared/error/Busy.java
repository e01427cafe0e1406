package com.pbxportal.shared.error;

import java.time.Duration;
import java.util.List;

/** Nothing was done, because too many others were first. Answered with 503, and after what time to come again. */
public non-sealed class Busy extends Rejection {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    protected Busy(String message, Duration retryAfter) {
        super(message, List.of());
        this.retryAfter = retryAfter;
    }

    public final Duration retryAfter() {
        return retryAfter;
    }
}
