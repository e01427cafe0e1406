package com.pbxportal.app.web.ratelimit;

import com.pbxportal.app.web.client.LoggedIn;
import com.pbxportal.app.web.problem.ProblemWriter;
import com.pbxportal.shared.identity.AddressKey;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;

/** How often one user, or one unknown address, may ask. */
public final class CallerRateLimitFilter extends OncePerRequestFilter {

    private final boolean enabled;
    private final Buckets buckets;
    private final ProblemWriter problems;

    public CallerRateLimitFilter(RateLimitProperties limits, ProblemWriter problems) {
        this.enabled = limits.enabled();
        this.buckets =
                new Buckets(limits.perCaller().requests(), limits.perCaller().per());
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !enabled;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Duration> wait = buckets.take(key(request));
        if (wait.isPresent()) {
            problems.write(request, response, TooMany.of("requests", wait.get()));
        } else {
            chain.doFilter(request, response);
        }
    }

    private static String key(HttpServletRequest request) {
        return LoggedIn.caller()
                .map(caller -> caller.userId().toString())
                .orElseGet(() -> AddressKey.of(request.getRemoteAddr()));
    }
}
