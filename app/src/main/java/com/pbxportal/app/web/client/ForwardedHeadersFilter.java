package com.pbxportal.app.web.client;

import com.pbxportal.app.web.FilterOrder;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Address, scheme and host of the client, from {@code X-Forwarded-*} when a trusted proxy sent them. Everything
 * after this asks the request and need not know of proxies.
 */
@Component
@Order(FilterOrder.FORWARDED_HEADERS)
class ForwardedHeadersFilter extends OncePerRequestFilter {

    private final TrustedProxies proxies;

    ForwardedHeadersFilter(ClientProperties properties) {
        proxies = new TrustedProxies(properties.trustedProxies());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean trusted = proxies.contains(request.getRemoteAddr());
        chain.doFilter(trusted ? new ForwardedRequest(request, proxies) : request, response);
    }
}
