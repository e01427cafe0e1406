package com.pbxportal.shared.session;

public enum SessionEndReason {
    LOGOUT,
    /** A refresh token came back after it had been used: it was stolen, or its successor was. */
    REFRESH_TOKEN_REUSED,
    /** The user was suspended or deleted, or got another role or password. */
    USER_CHANGED
}
