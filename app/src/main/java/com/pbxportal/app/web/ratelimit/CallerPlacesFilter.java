package com.pbxportal.app.web.ratelimit;

import com.pbxportal.app.web.client.LoggedIn;
import com.pbxportal.app.web.problem.ProblemKind;
import com.pbxportal.app.web.problem.ProblemWriter;
import com.pbxportal.app.web.problem.Refusal;
import com.pbxportal.shared.identity.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * How many requests of one user are worked on at once, however many connections they come on: what somebody asks
 * without end, and does not read, takes its turn with itself and not with everybody. Streams give their place back when
 * they have begun. Where nobody is logged in there is nothing that is long in the making but passwords, which have
 * places of their own.
 */
public final class CallerPlacesFilter extends OncePerRequestFilter {

    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final boolean enabled;
    private final int each;
    private final CallerPlaces places;
    private final ProblemWriter problems;

    public CallerPlacesFilter(RateLimitProperties limits, ProblemWriter problems) {
        this.enabled = limits.enabled();
        this.each = limits.atOnce().requests();
        this.places = new CallerPlaces(each, limits.atOnce().patience());
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !enabled;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Caller> caller = LoggedIn.caller();
        if (caller.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        String key = caller.get().userId().toString();
        if (!places.take(key)) {
            problems.write(
                    request,
                    response,
                    Refusal.of(
                                    ProblemKind.TOO_MANY_REQUESTS,
                                    each + " of your requests are being worked on already; wait for their answers")
                            .retryAfter(A_MOMENT));
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            places.giveBack(key);
        }
    }
}
