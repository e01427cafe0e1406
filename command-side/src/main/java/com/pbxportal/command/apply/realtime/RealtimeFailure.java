package com.pbxportal.command.apply.realtime;

import java.sql.SQLException;

/**
 * The realtime tables could not be read or written. The message may be shown to whoever asked; what the driver says is
 * not in it, as that may be MariaDB's address or an account of it.
 */
public final class RealtimeFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final String UNUSABLE = "Cannot use the realtime tables in MariaDB";

    private RealtimeFailure(String message, Throwable cause) {
        super(message, cause);
    }

    RealtimeFailure(String message) {
        super(message);
    }

    public static RealtimeFailure of(RuntimeException cause) {
        return new RealtimeFailure(UNUSABLE, cause);
    }

    static RealtimeFailure of(String reason) {
        return new RealtimeFailure(UNUSABLE + ": " + reason);
    }

    /** In full, for whoever runs MariaDB. */
    public String forOperator() {
        Throwable cause = getCause();
        return cause == null
                ? String.valueOf(getMessage())
                : getMessage() + ": " + told(cause).getMessage();
    }

    /** The innermost of the driver's: it knows where it wanted to, and what lies below does not. */
    private static Throwable told(Throwable thrown) {
        Throwable told = thrown;
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException || !(told instanceof SQLException)) {
                told = cause;
            }
        }
        return told;
    }
}
