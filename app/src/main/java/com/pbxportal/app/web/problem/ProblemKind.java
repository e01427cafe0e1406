package com.pbxportal.app.web.problem;

import java.util.Locale;

/** What can be wrong with a request, or with us, beside the rules of the domain ({@code Rejection}). */
public enum ProblemKind {
    /** The body is not the JSON, or not in the charset, that it says it is. */
    MALFORMED_BODY(400),
    MISSING_BODY(400),
    /** Fields or parameters break a rule of input; {@code errors} names each. */
    INVALID_INPUT(400),
    INVALID_IDEMPOTENCY_KEY(400),
    /** A request that HTTP itself, or the firewall before the routes, does not let through. */
    BAD_REQUEST(400),
    /** No token, or one of a kind that is not accepted. */
    UNAUTHENTICATED(401),
    INVALID_TOKEN(401),
    /** The access token is past its hour: refresh it. */
    TOKEN_EXPIRED(401),
    /** Logged out, or ended by an administrator or by a change of the user: log in again. */
    SESSION_ENDED(401),
    ROLE_NOT_SUFFICIENT(403),
    ROUTE_NOT_FOUND(404),
    /** What the request is about does not exist. */
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    /** Somebody else changed the same object at the same moment: try again. */
    CONCURRENT_CHANGE(409),
    IDEMPOTENCY_KEY_REUSED(409),
    IDEMPOTENT_REQUEST_IN_PROGRESS(409),
    /** The request did not come on, or too slowly: it is not waited for any longer. */
    REQUEST_TIMEOUT(408),
    BODY_TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    TOO_MANY_REQUESTS(429),
    INTERNAL_ERROR(500),
    /** So much is being done at once that there is no room for more: the same request will do in a moment. */
    SERVER_BUSY(503),
    DATABASE_UNAVAILABLE(503),
    /** Its disk is full. */
    DATABASE_FULL(503),
    SERVICE_UNAVAILABLE(503);

    private final int status;

    ProblemKind(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The same request may well succeed a little later. */
    public boolean isTransient() {
        return switch (this) {
            case CONCURRENT_CHANGE, IDEMPOTENT_REQUEST_IN_PROGRESS, REQUEST_TIMEOUT, TOO_MANY_REQUESTS -> true;
            default -> status >= 500;
        };
    }
}
