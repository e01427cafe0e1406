package com.pbxportal.app.web.idempotency;

import com.pbxportal.app.web.body.BufferedRequest;
import com.pbxportal.app.web.client.LoggedIn;
import com.pbxportal.app.web.idempotency.Claimed.Done;
import com.pbxportal.app.web.idempotency.Claimed.InProgress;
import com.pbxportal.app.web.idempotency.Claimed.KeyReused;
import com.pbxportal.app.web.idempotency.Claimed.ToDo;
import com.pbxportal.app.web.idempotency.Claimed.TooMany;
import com.pbxportal.app.web.idempotency.IdempotencyStore.Key;
import com.pbxportal.app.web.problem.ProblemKind;
import com.pbxportal.app.web.problem.ProblemWriter;
import com.pbxportal.app.web.problem.Refusal;
import com.pbxportal.shared.identity.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * A POST with an {@code Idempotency-Key} is carried out once; its repetitions are answered as it was. Tokens are
 * never kept, so logging in and refreshing are left out.
 */
public final class IdempotencyFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(IdempotencyFilter.class);
    private static final String HEADER = "Idempotency-Key";

    /** Matched as it is routed, however the path is written. */
    private static final RequestMatcher AUTH =
            PathPatternRequestMatcher.withDefaults().matcher("/api/v1/auth/**");

    /** Changes nothing, and may be long: to ask once more is no second time. */
    private static final RequestMatcher PREVIEW =
            PathPatternRequestMatcher.withDefaults().matcher("/api/v1/apply/preview");

    /** Decided before anybody looked at what was asked for: a repetition is decided in the same way. */
    private static final Set<Integer> BEFORE_THE_HANDLER = Set.of(401, 403, 405, 406, 413, 415, 429);

    /** A refusal that is longer is decided anew, rather than kept. */
    private static final int LONGEST_REFUSAL = 64 * 1024;

    private static final Pattern GRAMMAR = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private final IdempotencyStore store;
    private final ProblemWriter problems;

    public IdempotencyFilter(IdempotencyStore store, ProblemWriter problems) {
        this.store = store;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !store.isActive()
                || !request.getMethod().equals("POST")
                || request.getHeader(HEADER) == null
                || AUTH.matches(request)
                || PREVIEW.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Caller> caller = LoggedIn.caller();
        String value = request.getHeader(HEADER);
        if (caller.isEmpty()) {
            chain.doFilter(request, response);
        } else if (!GRAMMAR.matcher(value).matches()) {
            problems.write(
                    request,
                    response,
                    Refusal.of(
                            ProblemKind.INVALID_IDEMPOTENCY_KEY,
                            "Idempotency-Key must be 1 to 200 visible ASCII characters"));
        } else {
            once(caller.get(), new Key(caller.get().userId().value(), value), request, response, chain);
        }
    }

    private void once(
            Caller caller, Key key, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        BufferedRequest repeatable = new BufferedRequest(request);
        byte[] fingerprint = Fingerprint.of(caller, request, repeatable.body());
        switch (store.claim(key, fingerprint)) {
            case ToDo(UUID attempt) -> carryOut(key, attempt, repeatable, response, chain);
            case Done(Answer answer) -> answer.writeTo(response);
            case InProgress() ->
                problems.write(
                        request,
                        response,
                        Refusal.of(
                                        ProblemKind.IDEMPOTENT_REQUEST_IN_PROGRESS,
                                        "A request with this Idempotency-Key is still being carried out")
                                .retryAfter(Duration.ofSeconds(1)));
            case TooMany() ->
                problems.write(
                        request,
                        response,
                        Refusal.of(
                                        ProblemKind.TOO_MANY_REQUESTS,
                                        "Too many answers are kept for you already; an Idempotency-Key is for what must"
                                                + " not be done twice")
                                .retryAfter(Duration.ofMinutes(10)));
            case KeyReused() ->
                problems.write(
                        request,
                        response,
                        Refusal.of(
                                ProblemKind.IDEMPOTENCY_KEY_REUSED,
                                "This Idempotency-Key stands for another request; take a new one"));
        }
    }

    /** The answer is kept before the client sees it: whoever has seen it can rely on its repetition. */
    private void carryOut(
            Key key, UUID attempt, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper captured = new ContentCachingResponseWrapper(response);
        Optional<Answer> answer = Optional.empty();
        try {
            chain.doFilter(request, captured);
            if (isWorthKeeping(request, captured)) {
                answer = Optional.of(Answer.of(captured, captured.getContentAsByteArray()));
            }
        } finally {
            settle(key, attempt, answer);
        }
        captured.copyBodyToResponse();
    }

    private static boolean isWorthKeeping(HttpServletRequest request, ContentCachingResponseWrapper answer) {
        int status = answer.getStatus();
        if (status < 400) {
            return true;
        }
        return status < 500
                && !BEFORE_THE_HANDLER.contains(status)
                && answer.getContentSize() <= LONGEST_REFUSAL
                && reachedAHandler(request)
                && ProblemWriter.written(request).filter(Refusal::isTransient).isEmpty();
    }

    private static boolean reachedAHandler(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE) instanceof HandlerMethod;
    }

    /** What was done is done: a database that is gone by now must not turn its answer into an error. */
    private void settle(Key key, UUID attempt, Optional<Answer> answer) {
        try {
            answer.ifPresentOrElse(kept -> store.keep(key, attempt, kept), () -> store.release(key, attempt));
        } catch (DataAccessException | TransactionException e) {
            log.warn(
                    "The answer under an idempotency key could not be kept; its repetition will be refused for a while",
                    e);
        }
    }
}
