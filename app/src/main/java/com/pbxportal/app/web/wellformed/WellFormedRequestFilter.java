package com.pbxportal.app.web.wellformed;

import com.pbxportal.app.web.problem.ProblemKind;
import com.pbxportal.app.web.problem.ProblemWriter;
import com.pbxportal.app.web.problem.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what no endpoint could make sense of, before one tries: the container throws when a parameter is first
 * asked for, in whichever place that is. Nothing of the request is repeated in the answer.
 */
public final class WellFormedRequestFilter extends OncePerRequestFilter {

    /** More than any endpoint has, and as many as Tomcat reads. */
    private static final int MOST_PARAMETERS = 1_000;

    private static final Set<Charset> JSON_CHARSETS = Set.of(StandardCharsets.UTF_8, StandardCharsets.US_ASCII);

    private final ProblemWriter problems;

    public WellFormedRequestFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Refusal> refusal = refusal(request);
        if (refusal.isPresent()) {
            problems.write(request, response, refusal.get());
        } else {
            chain.doFilter(request, response);
        }
    }

    private static Optional<Refusal> refusal(HttpServletRequest request) {
        return query(request.getQueryString())
                .or(() -> authorization(request))
                .or(() -> contentEncoding(request))
                .or(() -> contentType(request.getContentType()));
    }

    private static Optional<Refusal> query(@Nullable String query) {
        if (query == null) {
            return Optional.empty();
        }
        if (query.chars().filter(character -> character == '&').count() >= MOST_PARAMETERS) {
            return badRequest("The query has more than " + MOST_PARAMETERS + " parameters");
        }
        return PercentEncoding.isUtf8(query)
                ? Optional.empty()
                : badRequest("The query is not percent-encoded UTF-8 (a percent sign itself is %25)");
    }

    /** Which of two would count is a matter of who reads them: a proxy and we need not agree. */
    private static Optional<Refusal> authorization(HttpServletRequest request) {
        return Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION)).size() > 1
                ? badRequest("More than one Authorization header")
                : Optional.empty();
    }

    private static Optional<Refusal> contentEncoding(HttpServletRequest request) {
        return Collections.list(request.getHeaders(HttpHeaders.CONTENT_ENCODING)).stream()
                        .allMatch(encoding -> encoding.strip().equalsIgnoreCase("identity"))
                ? Optional.empty()
                : unsupported("A body with a Content-Encoding is not supported; send it as it is");
    }

    private static Optional<Refusal> contentType(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        try {
            MediaType type = MediaType.parseMediaType(header);
            boolean isJson = type.getSubtype().toLowerCase(Locale.ROOT).endsWith("json");
            Charset charset = type.getCharset();
            return isJson && charset != null && !JSON_CHARSETS.contains(charset)
                    ? unsupported("JSON is UTF-8, not " + charset)
                    : Optional.empty();
        } catch (UnsupportedCharsetException | IllegalCharsetNameException e) {
            return unsupported("The charset in Content-Type is not known");
        } catch (InvalidMediaTypeException e) {
            return unsupported("Content-Type is not a media type such as application/json");
        }
    }

    private static Optional<Refusal> badRequest(String detail) {
        return Optional.of(Refusal.of(ProblemKind.BAD_REQUEST, detail));
    }

    private static Optional<Refusal> unsupported(String detail) {
        return Optional.of(Refusal.of(ProblemKind.UNSUPPORTED_MEDIA_TYPE, detail));
    }
}
