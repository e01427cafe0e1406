package com.pbxportal.app.web.logging;

import com.pbxportal.app.web.FilterOrder;
import com.pbxportal.app.web.client.RequestIds;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * One line a request, under the logger {@code access}. Path templates rather than paths, and neither queries,
 * headers nor bodies: nothing a client sends as data gets into the log.
 */
@Component
@Order(FilterOrder.ACCESS_LOG)
public class AccessLogFilter extends OncePerRequestFilter {

    private static final String ACTOR = AccessLogFilter.class.getName() + ".actor";
    private static final String HEALTH = "/api/v1/health";
    private static final int LONGEST_PATH = 200;
    private static final Logger log = LoggerFactory.getLogger("access");

    /** The line names who asked; the security context is gone by the time it is written. */
    public static void rememberActor(HttpServletRequest request, String actorId) {
        request.setAttribute(ACTOR, actorId);
    }

    /** What the container refuses never comes to the filters; neither method nor path can be relied on. */
    public static void refusedUnread(String sourceIp, int status, String requestId) {
        try (var ignored = MDC.putCloseable(RequestIds.MDC_KEY, requestId)) {
            log.atInfo()
                    .setMessage("Not acceptable HTTP {}")
                    .addArgument(status)
                    .addKeyValue("http_status", status)
                    .addKeyValue("source_ip", sourceIp)
                    .log();
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long start = System.nanoTime();
        try {
            chain.doFilter(request, response);
        } finally {
            if (request.isAsyncStarted()) {
                request.getAsyncContext().addListener(new WhenDone(request, response, start));
            } else {
                write(request, response.getStatus(), System.nanoTime() - start);
            }
        }
    }

    private static void write(HttpServletRequest request, int status, long nanos) {
        String path = path(request);
        long millis = TimeUnit.NANOSECONDS.toMillis(nanos);
        Level level = HEALTH.equals(path) ? Level.DEBUG : Level.INFO;
        log.atLevel(level)
                .setMessage("{} {} {} {} ms")
                .addArgument(request.getMethod())
                .addArgument(path)
                .addArgument(status)
                .addArgument(millis)
                .addKeyValue("http_method", request.getMethod())
                .addKeyValue("http_path", path)
                .addKeyValue("http_status", status)
                .addKeyValue("duration_ms", millis)
                .addKeyValue("source_ip", request.getRemoteAddr())
                .addKeyValue("actor_id", actor(request))
                .log();
    }

    /** Where no handler was reached, the path as it was sent: still percent-encoded, so that it stays one line. */
    private static String path(HttpServletRequest request) {
        if (request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String template
                && !template.equals("/**")) {
            return template;
        }
        String uri = request.getRequestURI();
        return uri.length() <= LONGEST_PATH ? uri : uri.substring(0, LONGEST_PATH);
    }

    private static @Nullable Object actor(HttpServletRequest request) {
        return request.getAttribute(ACTOR);
    }

    /** Streams end on another thread, long after the filters. */
    private record WhenDone(HttpServletRequest request, HttpServletResponse response, long start)
            implements AsyncListener {

        @Override
        public void onComplete(AsyncEvent event) {
            try (var ignored = MDC.putCloseable(RequestIds.MDC_KEY, RequestIds.of(request))) {
                write(request, response.getStatus(), System.nanoTime() - start);
            }
        }

        @Override
        public void onTimeout(AsyncEvent event) {}

        @Override
        public void onError(AsyncEvent event) {}

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }
}
