package com.pbxportal.app.web.client;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The id that ties together an answer, its log lines and its audit records. */
public final class RequestIds {

    public static final String HEADER = "X-Request-Id";
    public static final String MDC_KEY = "request_id";
    private static final String ATTRIBUTE = RequestIds.class.getName();

    /** Safe in a header, a log line, a URL and a spreadsheet. */
    private static final Pattern GRAMMAR = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private RequestIds() {}

    /** Null only outside a request that passed {@link RequestIdFilter}. */
    public static @Nullable String of(HttpServletRequest request) {
        return (String) request.getAttribute(ATTRIBUTE);
    }

    /** For what the container refuses before {@link RequestIdFilter}: nothing of such a request is to be trusted. */
    public static String ofRefused(HttpServletRequest request) {
        return Objects.requireNonNullElseGet(
                of(request), () -> UUID.randomUUID().toString());
    }

    static String accept(HttpServletRequest request) {
        String offered = request.getHeader(HEADER);
        String id = offered != null && GRAMMAR.matcher(offered).matches()
                ? offered
                : UUID.randomUUID().toString();
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }
}
