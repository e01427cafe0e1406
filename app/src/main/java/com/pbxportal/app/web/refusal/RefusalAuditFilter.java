package com.pbxportal.app.web.refusal;

import com.pbxportal.app.web.problem.ProblemWriter;
import com.pbxportal.app.web.problem.Refusal;
import com.pbxportal.command.refusal.RefusalLog;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.Uuids;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Tells the audit log of requests that were refused for who asks (403) or for how things stand (409). What is wrong
 * with the request itself (400, 404 and the like) is the access log's business, and what may go better in a moment
 * nobody's. Failed logins are told where passwords are compared.
 */
public final class RefusalAuditFilter extends OncePerRequestFilter {

    private static final Set<Integer> AUDITED = Set.of(403, 409);

    /** Null on a node that takes no commands. */
    private final @Nullable RefusalLog log;

    public RefusalAuditFilter(@Nullable RefusalLog log) {
        this.log = log;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return log == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        ProblemWriter.written(request)
                .filter(refusal -> AUDITED.contains(refusal.status()) && !refusal.isTransient())
                .ifPresent(refusal -> tell(request, refusal));
    }

    private void tell(HttpServletRequest request, Refusal refusal) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (log != null
                && authentication != null
                && authentication.getPrincipal() instanceof Caller caller
                && request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String template) {
            log.requestRefused(
                    caller, request.getMethod() + " " + template, object(request), refusal.status(), refusal.code());
        }
    }

    private static @Nullable UUID object(HttpServletRequest request) {
        return Optional.ofNullable(request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE))
                .map(variables -> ((Map<?, ?>) variables).get("id"))
                .flatMap(id -> uuid(id.toString()))
                .orElse(null);
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(Uuids.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
