package com.pbxportal.app.web.https;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** 308, so that a POST stays a POST. Health is left alone: load balancers ask for it by plain HTTP. */
public final class HttpsRedirectFilter extends OncePerRequestFilter {

    private static final String HEALTH = "/api/v1/health";
    private static final int USUAL_PORT = 443;

    private final HttpsProperties properties;

    public HttpsRedirectFilter(HttpsProperties properties) {
        this.properties = properties;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !properties.redirect()
                || request.isSecure()
                || request.getRequestURI().equals(HEALTH);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String port = properties.port() == USUAL_PORT ? "" : ":" + properties.port();
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        response.setStatus(HttpStatus.PERMANENT_REDIRECT.value());
        response.setHeader(
                HttpHeaders.LOCATION, "https://" + request.getServerName() + port + request.getRequestURI() + query);
    }
}
