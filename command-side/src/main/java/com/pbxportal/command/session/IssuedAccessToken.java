package com.pbxportal.command.session;

import java.time.Duration;

public record IssuedAccessToken(String token, Duration expiresIn) {

    /** Who reads it may act as its owner: nothing that may be logged shows it. */
    @Override
    public String toString() {
        return "IssuedAccessToken[expiresIn=" + expiresIn + "]";
    }
}
