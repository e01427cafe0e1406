package com.pbxportal.app.web.problem;

import com.pbxportal.app.web.FilterOrder;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.coyote.CloseNowException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Failures of the filters themselves become problems too, rather than the container's pages. */
@Component
@Order(FilterOrder.LAST_RESORT)
class LastResortFilter extends OncePerRequestFilter {

    private final ProblemWriter problems;

    LastResortFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ClientAbortException | AsyncRequestNotUsableException gone) {
            // There is nobody to answer.
        } catch (RuntimeException | ServletException | IOException e) {
            problems.write(request, response, e);
        }
        if (ProblemWriter.cameTooLate(request)) {
            // What has begun must not look as if it were whole.
            throw new CloseNowException();
        }
    }
}
