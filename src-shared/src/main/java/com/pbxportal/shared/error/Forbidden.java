package com.pbxportal.shared.error;

import java.util.List;

/** The caller may not do this, or not to this object. Answered with 403. */
public non-sealed class Forbidden extends Rejection {

    private static final long serialVersionUID = 1L;

    protected Forbidden(String message) {
        super(message, List.of());
    }
}
