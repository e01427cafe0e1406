package com.pbxportal.app.web.idempotency;

import com.pbxportal.app.web.body.BufferedRequest;
import com.pbxportal.app.web.idempotency.Claimed.Done;
import com.pbxportal.app.web.idempotency.Claimed.InProgress;
import com.pbxportal.app.web.idempotency.Claimed.KeyReused;
import com.pbxportal.app.web.idempotency.Claimed.ToDo;
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
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * A POST with an {@code Idempotency-Key} is carried out once; its repetitions are answered as it was. Tokens are
 * never kept, so logging in and refreshing are left out.
 */
public final class IdempotencyFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(IdempotencyFilter.class);
    private static final String HEADER = "Idempotency-Key";
    private static final String AUTH = "/api/v1/auth/";
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
                || request.getRequestURI().startsWith(AUTH);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Caller> caller = caller();
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
        HttpServletRequest repeatable = request;
        byte[] fingerprint;
        if (isMultipart(request)) {
            fingerprint = Fingerprint.ofParts(caller, request);
        } else {
            BufferedRequest buffered = new BufferedRequest(request);
            fingerprint = Fingerprint.of(caller, request, buffered.body());
            repeatable = buffered;
        }
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
            if (isFinal(request, captured.getStatus())) {
                answer = Optional.of(Answer.of(captured, captured.getContentAsByteArray()));
            }
        } finally {
            settle(key, attempt, answer);
        }
        captured.copyBodyToResponse();
    }

    private static boolean isFinal(HttpServletRequest request, int status) {
        return status < 500 && status != 401 && status != 429 && !ProblemWriter.wasTransient(request);
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

    private static boolean isMultipart(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    private static Optional<Caller> caller() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Caller caller
                ? Optional.of(caller)
                : Optional.empty();
    }
}
