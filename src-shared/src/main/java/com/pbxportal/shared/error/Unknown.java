package com.pbxportal.shared.error;

import java.util.List;

/** What the request names does not exist. Answered with 404. */
public non-sealed class Unknown extends Rejection {

    private static final long serialVersionUID = 1L;

    protected Unknown(String message) {
        super(message, List.of());
    }
}
