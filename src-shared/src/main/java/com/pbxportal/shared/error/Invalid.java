package com.pbxportal.shared.error;

import java.util.List;

/** The request breaks a rule of input. Answered with 400. */
public non-sealed class Invalid extends Rejection {

    private static final long serialVersionUID = 1L;

    protected Invalid(String message) {
        super(message, List.of());
    }

    protected Invalid(String message, List<FieldError> errors) {
        super(message, errors);
    }

    protected Invalid(String field, String message) {
        super(message, List.of(new FieldError(field, message)));
    }
}
