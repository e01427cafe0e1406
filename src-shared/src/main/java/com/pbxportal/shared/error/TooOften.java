package com.pbxportal.shared.error;

import java.time.Duration;
import java.util.List;

/** It was done often enough for now. Answered with 429, and after what time it may be done again. */
public non-sealed class TooOften extends Rejection {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    protected TooOften(String message, Duration retryAfter) {
        super(message, List.of());
        this.retryAfter = retryAfter;
    }

    public final Duration retryAfter() {
        return retryAfter;
    }
}
