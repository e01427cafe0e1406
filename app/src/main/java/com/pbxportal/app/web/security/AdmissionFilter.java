package com.pbxportal.app.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Asks whether the caller may, before the filter that keeps answers puts the body into memory. All other requests
 * are asked by {@link HandlerAuthorization} alone, before their handler reads anything.
 */
final class AdmissionFilter extends OncePerRequestFilter {

    private final HandlerAuthorization roles = new HandlerAuthorization();
    private final ObjectProvider<RequestMappingHandlerMapping> handlers;

    /** @param handlers not there yet while the filters are made */
    AdmissionFilter(ObjectProvider<RequestMappingHandlerMapping> handlers) {
        this.handlers = handlers;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getHeader("Idempotency-Key") == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HandlerExecutionChain found = find(request);
        if (found != null) {
            roles.preHandle(request, response, found.getHandler());
        }
        chain.doFilter(request, response);
    }

    /** Refuses, as the dispatcher would, what no handler takes. */
    private @Nullable HandlerExecutionChain find(HttpServletRequest request) throws ServletException, IOException {
        if (!ServletRequestPathUtils.hasParsedRequestPath(request)) {
            ServletRequestPathUtils.parseAndCache(request);
        }
        try {
            return handlers.getObject().getHandler(request);
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
