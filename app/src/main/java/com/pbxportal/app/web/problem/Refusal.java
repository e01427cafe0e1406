package com.pbxportal.app.web.problem;

import com.pbxportal.shared.error.Busy;
import com.pbxportal.shared.error.Conflict;
import com.pbxportal.shared.error.FieldError;
import com.pbxportal.shared.error.Forbidden;
import com.pbxportal.shared.error.Invalid;
import com.pbxportal.shared.error.Rejection;
import com.pbxportal.shared.error.TooOften;
import com.pbxportal.shared.error.Unauthenticated;
import com.pbxportal.shared.error.Unknown;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/**
 * What to answer instead of what was asked for.
 *
 * @param extensions further members of the answer, for endpoints whose contract has them; {@code errors} takes the
 *     place of the refused fields
 * @param isTransient the same request may succeed a little later, so that this answer is not its last word
 */
public record Refusal(
        int status,
        String code,
        String detail,
        List<FieldError> errors,
        Map<String, Object> extensions,
        HttpHeaders headers,
        boolean isTransient) {

    Refusal(int status, String code, String detail, List<FieldError> errors, HttpHeaders headers, boolean isTransient) {
        this(status, code, detail, errors, Map.of(), headers, isTransient);
    }

    public static Refusal of(ProblemKind kind, String detail) {
        return of(kind, detail, List.of());
    }

    public static Refusal of(ProblemKind kind, String detail, List<FieldError> errors) {
        return new Refusal(kind.status(), kind.code(), detail, errors, new HttpHeaders(), kind.isTransient());
    }

    /** One or several fields: the detail tells the first, {@code errors} all. */
    static Refusal ofFields(List<FieldError> errors) {
        FieldError first = errors.getFirst();
        String told = first.field().isEmpty() ? first.message() : first.field() + ": " + first.message();
        return of(
                ProblemKind.INVALID_INPUT,
                errors.size() == 1 ? told : errors.size() + " fields are invalid; the first: " + told,
                errors);
    }

    static Refusal of(Rejection rejection) {
        int status =
                switch (rejection) {
                    case Invalid ignored -> 400;
                    case Unauthenticated ignored -> 401;
                    case Forbidden ignored -> 403;
                    case Unknown ignored -> 404;
                    case Conflict ignored -> 409;
                    case TooOften ignored -> 429;
                    case Busy ignored -> 503;
                };
        String detail = rejection.getMessage();
        Refusal refusal = new Refusal(
                status,
                rejection.code(),
                detail == null ? rejection.code() : detail,
                rejection.errors(),
                rejection.extensions(),
                new HttpHeaders(),
                rejection instanceof TooOften || rejection instanceof Busy);
        return switch (rejection) {
            case Unauthenticated ignored -> refusal.with(HttpHeaders.WWW_AUTHENTICATE, BearerChallenge.PLAIN);
            case TooOften often -> refusal.retryAfter(often.retryAfter());
            case Busy busy -> refusal.retryAfter(busy.retryAfter());
            default -> refusal;
        };
    }

    public Refusal with(String header, String value) {
        HttpHeaders more = new HttpHeaders();
        more.putAll(headers);
        more.set(header, value);
        return new Refusal(status, code, detail, errors, extensions, more, isTransient);
    }

    /** Rounded up: who waits as long as we say must not come too early. */
    public Refusal retryAfter(Duration wait) {
        long seconds = Math.max(1, wait.plusNanos(999_999_999).toSeconds());
        return with(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    }
}
