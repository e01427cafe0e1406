package com.pbxportal.app.web.problem;

import com.pbxportal.shared.error.Busy;
import com.pbxportal.shared.error.Rejection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;

/** From anything that can be thrown to what is answered. */
final class Refusals {

    private static final int DEEPEST_CAUSE = 20;
    private static final Duration UNTIL_THE_DATABASE_IS_BACK = Duration.ofSeconds(5);

    private static final Duration UNTIL_SOMEBODY_MADE_ROOM = Duration.ofMinutes(1);

    private Refusals() {}

    /** What is thrown may be wrapped: the first in the chain of causes that we know decides. */
    static Refusal of(Throwable thrown) {
        return causes(thrown)
                .flatMap(cause -> said(cause).stream())
                .findFirst()
                .or(() -> causes(thrown).flatMap(cause -> known(cause).stream()).findFirst())
                .orElseGet(Refusals::internalError);
    }

    /** For what the container or the firewall refuses without an exception. */
    static Refusal ofStatus(int status) {
        return switch (status) {
            case 400 -> notHttp();
            case 401 -> unauthenticated("Log in first");
            case 403 -> Refusal.of(ProblemKind.ROLE_NOT_SUFFICIENT, "Your role does not include this action");
            case 404 -> Refusal.of(ProblemKind.ROUTE_NOT_FOUND, "There is nothing here");
            case 405 -> Refusal.of(ProblemKind.METHOD_NOT_ALLOWED, "This method is not supported here");
            case 406 -> Refusal.of(ProblemKind.NOT_ACCEPTABLE, "None of the accepted media types can be produced");
            case 408 -> tooSlow();
            case 413 -> Refusal.of(ProblemKind.BODY_TOO_LARGE, "The body is too large");
            case 415 -> Refusal.of(ProblemKind.UNSUPPORTED_MEDIA_TYPE, "This media type is not supported here");
            case 429 -> Refusal.of(ProblemKind.TOO_MANY_REQUESTS, "Too many requests");
            case 503 -> Refusal.of(ProblemKind.SERVICE_UNAVAILABLE, "Not available right now");
            default -> status >= 400 && status < 500 ? otherClientError(status) : internalError();
        };
    }

    static Refusal unauthenticated(String detail) {
        return Refusal.of(ProblemKind.UNAUTHENTICATED, detail)
                .with(HttpHeaders.WWW_AUTHENTICATE, BearerChallenge.PLAIN);
    }

    static Stream<Throwable> causes(@Nullable Throwable thrown) {
        return thrown == null
                ? Stream.empty()
                : Stream.concat(
                                Stream.of(thrown),
                                Stream.iterate(thrown.getCause(), t -> t != null, Throwable::getCause))
                        .limit(DEEPEST_CAUSE);
    }

    /** What says for sure what it is, whatever it was wrapped in on its way. */
    private static Optional<Refusal> said(Throwable thrown) {
        return switch (thrown) {
            case RefusedException refused -> Optional.of(refused.refusal());
            case Busy busy -> Optional.of(Refusal.of(busy));
            case Throwable t when DatabaseFailures.isFull(t) -> Optional.of(databaseFull());
            default -> Optional.empty();
        };
    }

    private static Optional<Refusal> known(Throwable thrown) {
        return switch (thrown) {
            case Rejection rule -> Optional.of(Refusal.of(rule));
            case ClientTooSlow e -> Optional.of(tooSlow());
            case InvalidParameterException e -> Optional.of(notHttp());
            case BadRequestException e -> Optional.of(notHttp());
            case AuthenticationException e -> Optional.of(unauthenticated("Log in first"));
            case AccessDeniedException e -> Optional.of(ofStatus(403));
            case AggregateNotFoundException e ->
                Optional.of(Refusal.of(ProblemKind.NOT_FOUND, e.getAggregateIdentifier() + " not found"));
            case ConcurrencyException e -> Optional.of(concurrentChange());
            case AggregateStreamCreationException e -> Optional.of(concurrentChange());
            case ConcurrencyFailureException e -> Optional.of(concurrentChange());
            case Throwable t when DatabaseFailures.isUnavailable(t) -> Optional.of(databaseUnavailable());
            default -> MvcFailures.explain(thrown);
        };
    }

    private static Refusal notHttp() {
        return Refusal.of(ProblemKind.BAD_REQUEST, "The request is not acceptable HTTP");
    }

    private static Refusal tooSlow() {
        return Refusal.of(ProblemKind.REQUEST_TIMEOUT, "The request came too slowly, or not to its end");
    }

    private static Refusal concurrentChange() {
        return Refusal.of(ProblemKind.CONCURRENT_CHANGE, "Somebody else changed this at the same moment; try again");
    }

    private static Refusal databaseUnavailable() {
        return Refusal.of(ProblemKind.DATABASE_UNAVAILABLE, "The database cannot be reached right now; try again")
                .retryAfter(UNTIL_THE_DATABASE_IS_BACK);
    }

    private static Refusal databaseFull() {
        return Refusal.of(ProblemKind.DATABASE_FULL, "The database has no room left; nothing can be changed now")
                .retryAfter(UNTIL_SOMEBODY_MADE_ROOM);
    }

    private static Refusal internalError() {
        return Refusal.of(
                ProblemKind.INTERNAL_ERROR, "Something went wrong on our side; the log has it under the request id");
    }

    private static Refusal otherClientError(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        String phrase = known == null ? "The request is not acceptable HTTP" : known.getReasonPhrase();
        return new Refusal(status, ProblemKind.BAD_REQUEST.code(), phrase, List.of(), new HttpHeaders(), false);
    }
}
