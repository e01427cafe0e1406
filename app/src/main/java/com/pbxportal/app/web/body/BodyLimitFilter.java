package com.pbxportal.app.web.body;

import com.pbxportal.app.web.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/** No body larger than agreed, whether it says its length or not, and not too many of them in memory at once. */
public final class BodyLimitFilter extends OncePerRequestFilter {

    private final BodyLimits limits;
    private final BodyMemory memory;
    private final ProblemWriter problems;

    public BodyLimitFilter(BodyProperties properties, BodyMemory memory, ProblemWriter problems) {
        this.limits = new BodyLimits(properties);
        this.memory = memory;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long max = limits.of(request);
        if (request.getContentLengthLong() > max) {
            problems.write(request, response, LimitedBody.tooLarge(max));
            return;
        }
        try (BodyMemory.Share share = memory.share()) {
            chain.doFilter(new LimitedRequest(request, max, share), response);
        }
    }

    static BufferedReader reader(HttpServletRequest request, ServletInputStream body) {
        String encoding = request.getCharacterEncoding();
        Charset charset = encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
        return new BufferedReader(new InputStreamReader(body, charset));
    }

    private static final class LimitedRequest extends HttpServletRequestWrapper {

        private final long max;
        private final BodyMemory.Share share;
        private @Nullable ServletInputStream body;

        LimitedRequest(HttpServletRequest request, long max, BodyMemory.Share share) {
            super(request);
            this.max = max;
            this.share = share;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (body == null) {
                body = new LimitedBody(super.getInputStream(), max, share);
            }
            return body;
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return reader(this, getInputStream());
        }
    }
}
