package com.pbxportal.command.session;

import com.pbxportal.shared.error.Unauthenticated;

/** A refresh token is good once. */
public final class RefreshTokenNotGood extends Unauthenticated {

    private static final long serialVersionUID = 1L;

    public RefreshTokenNotGood() {
        super("The refresh token is unknown, expired or was already used. Log in again.");
    }
}
