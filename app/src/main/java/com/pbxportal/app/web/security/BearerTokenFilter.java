package com.pbxportal.app.web.security;

import com.pbxportal.app.web.logging.AccessLogFilter;
import com.pbxportal.shared.session.SessionId;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Puts the caller in place. Where that fails, the request goes on as nobody's, and the reason is told only where
 * somebody is needed: an old token in the header must not stop its owner from logging in.
 */
final class BearerTokenFilter extends OncePerRequestFilter {

    private static final String FAILURE = BearerTokenFilter.class.getName() + ".failure";
    private static final String ACTOR = "actor_id";

    private final BearerTokens tokens;
    private final RequestMatcher skipped;
    private final SecurityContextRepository contexts = new RequestAttributeSecurityContextRepository();

    BearerTokenFilter(BearerTokens tokens, RequestMatcher skipped) {
        this.tokens = tokens;
        this.skipped = skipped;
    }

    static Exception reason(HttpServletRequest request, AuthenticationException otherwise) {
        return request.getAttribute(FAILURE) instanceof Exception failure ? failure : otherwise;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return skipped.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            tokens.authenticate(request).ifPresent(caller -> enter(caller, request, response));
        } catch (TokenRefused | DataAccessException | TransactionException e) {
            request.setAttribute(FAILURE, e);
        }
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(ACTOR);
        }
    }

    private void enter(CallerAuthentication caller, HttpServletRequest request, HttpServletResponse response) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(caller);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        request.setAttribute(SessionId.REQUEST_ATTRIBUTE, caller.sessionId());
        MDC.put(ACTOR, caller.getName());
        AccessLogFilter.rememberActor(request, caller.getName());
    }
}
