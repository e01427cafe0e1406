package com.pbxportal.command.tenant;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.TransientDataAccessException;

/** The tenant was closed, or the number was allocated, by somebody else since this decision looked: decide again. */
final class NumbersMovedMeanwhile extends TransientDataAccessException {

    private static final long serialVersionUID = 1L;

    NumbersMovedMeanwhile(@Nullable Throwable cause) {
        super("Numbers moved between tenants meanwhile", cause);
    }
}
