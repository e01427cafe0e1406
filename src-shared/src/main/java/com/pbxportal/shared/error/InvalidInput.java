package com.pbxportal.shared.error;

import java.util.List;

/** One or more fields of a request break a rule of input; all of them are named. */
public final class InvalidInput extends Invalid {

    private static final long serialVersionUID = 1L;

    public InvalidInput(String field, String message) {
        super(field, message);
    }

    public InvalidInput(List<FieldError> errors) {
        super(
                errors.size() == 1
                        ? errors.getFirst().message()
                        : errors.size() + " fields are invalid; the first: "
                                + errors.getFirst().message(),
                errors);
    }
}
