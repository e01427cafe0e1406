package com.pbxportal.app.runtime.instance;

import org.jspecify.annotations.Nullable;

/** The portal cannot start, for a reason that its operator can read and act on. */
public final class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartRefused(String message) {
        super(message);
    }

    public StartRefused(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
