package com.pbxportal.shared.error;

import java.util.List;

/** Nobody knows who asks. Answered with 401. */
public non-sealed class Unauthenticated extends Rejection {

    private static final long serialVersionUID = 1L;

    protected Unauthenticated(String message) {
        super(message, List.of());
    }
}
