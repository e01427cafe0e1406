package com.pbxportal.command.asterisk.ami;

/** Asterisk answered, and the answer was no. */
public final class AsteriskRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AsteriskRefused(String message) {
        super(message);
    }
}
