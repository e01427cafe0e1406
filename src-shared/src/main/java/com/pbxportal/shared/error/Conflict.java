package com.pbxportal.shared.error;

import java.util.List;

/** The request is fine, but the current state forbids it. Answered with 409. */
public non-sealed class Conflict extends Rejection {

    private static final long serialVersionUID = 1L;

    protected Conflict(String message) {
        super(message, List.of());
    }
}
