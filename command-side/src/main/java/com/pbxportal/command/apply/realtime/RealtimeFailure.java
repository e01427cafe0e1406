package com.pbxportal.command.apply.realtime;

/** The realtime tables could not be read or written; the message is fit for an operator. */
public final class RealtimeFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RealtimeFailure(String message, Throwable cause) {
        super(message, cause);
    }

    RealtimeFailure(String message) {
        super(message);
    }
}
