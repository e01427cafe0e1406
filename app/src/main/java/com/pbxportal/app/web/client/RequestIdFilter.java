package com.pbxportal.app.web.client;

import com.pbxportal.app.web.FilterOrder;
import com.pbxportal.shared.identity.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives every request an id (the client's own where it is harmless, else a new one) and remembers its origin. */
@Component
@Order(FilterOrder.REQUEST_ID)
class RequestIdFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = RequestIds.accept(request);
        response.setHeader(RequestIds.HEADER, id);
        request.setAttribute(Caller.Origin.REQUEST_ATTRIBUTE, Origins.of(request));
        try (var ignored = MDC.putCloseable(RequestIds.MDC_KEY, id)) {
            chain.doFilter(request, response);
        }
    }
}
