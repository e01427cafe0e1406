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

/** No body larger than agreed, whether it says its length or not. */
public final class BodyLimitFilter extends OncePerRequestFilter {

    private final long max;
    private final ProblemWriter problems;

    public BodyLimitFilter(BodyProperties properties, ProblemWriter problems) {
        this.max = properties.max().toBytes();
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > max) {
            problems.write(request, response, LimitedBody.tooLarge(max));
        } else {
            chain.doFilter(new LimitedRequest(request, max), response);
        }
    }

    static BufferedReader reader(HttpServletRequest request, ServletInputStream body) {
        String encoding = request.getCharacterEncoding();
        Charset charset = encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
        return new BufferedReader(new InputStreamReader(body, charset));
    }

    private static final class LimitedRequest extends HttpServletRequestWrapper {

        private final long max;
        private @Nullable ServletInputStream body;

        LimitedRequest(HttpServletRequest request, long max) {
            super(request);
            this.max = max;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (body == null) {
                body = new LimitedBody(super.getInputStream(), max);
            }
            return body;
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return reader(this, getInputStream());
        }
    }
}
