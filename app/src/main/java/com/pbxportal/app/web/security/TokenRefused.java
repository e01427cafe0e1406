package com.pbxportal.app.web.security;

import com.pbxportal.app.web.problem.BearerChallenge;
import com.pbxportal.app.web.problem.ProblemKind;
import com.pbxportal.app.web.problem.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;

/** A token that came, and does not count. */
public final class TokenRefused extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    private final ProblemKind kind;

    TokenRefused(ProblemKind kind, String message) {
        super(message);
        this.kind = kind;
    }

    static TokenRefused invalid() {
        return new TokenRefused(ProblemKind.INVALID_TOKEN, "The access token is not valid");
    }

    Refusal refusal() {
        String message = String.valueOf(getMessage());
        return Refusal.of(kind, message).with(HttpHeaders.WWW_AUTHENTICATE, BearerChallenge.invalidToken(message));
    }
}
