package com.pbxportal.app.web.problem;

/** {@code WWW-Authenticate} as RFC 6750 has it. */
public final class BearerChallenge {

    public static final String PLAIN = "Bearer realm=\"pbx-portal\"";

    private BearerChallenge() {}

    public static String invalidToken(String description) {
        return PLAIN + ", error=\"invalid_token\", error_description=\"" + description + "\"";
    }
}
