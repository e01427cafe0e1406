package com.pbxportal.command.apply.preflight;

/** Asterisk would not load the files as they were generated; the message says which of them, and why. */
public final class PreflightFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PreflightFailed(String message) {
        super(message);
    }
}
