package com.pbxportal.command.asterisk.ami;

/** Asterisk does not answer, or not to us. Whether it did what it was asked for is not known. */
public sealed class AsteriskUnreachable extends RuntimeException permits AccountRefused, TornAnswer {

    private static final long serialVersionUID = 1L;

    AsteriskUnreachable(String message, Throwable cause) {
        super(message, cause);
    }

    AsteriskUnreachable(String message) {
        super(message);
    }
}
