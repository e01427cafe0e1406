package com.pbxportal.app.web.health;

import com.pbxportal.app.web.FilterOrder;
import com.pbxportal.app.web.problem.ProblemKind;
import com.pbxportal.app.web.problem.ProblemWriter;
import com.pbxportal.app.web.problem.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/** Nothing but health on the port of health: else its few places could be taken by what is no business of theirs. */
@org.springframework.stereotype.Component
@Order(FilterOrder.HEALTH_PORT)
class HealthPortFilter extends OncePerRequestFilter {

    private static final String HEALTH = "/api/v1/health";

    private final HealthPort port;
    private final ProblemWriter problems;

    HealthPortFilter(HealthPort port, ProblemWriter problems) {
        this.port = port;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return port.port().filter(own -> own == request.getLocalPort()).isEmpty()
                || request.getRequestURI().equals(HEALTH);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        problems.write(
                request, response, Refusal.of(ProblemKind.ROUTE_NOT_FOUND, "This port has nothing but " + HEALTH));
    }
}
