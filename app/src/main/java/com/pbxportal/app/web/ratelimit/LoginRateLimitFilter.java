package com.pbxportal.app.web.ratelimit;

import com.pbxportal.app.web.body.BufferedRequest;
import com.pbxportal.app.web.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How often a password may be guessed, per address and per email. Each attempt is counted when it comes, so that
 * a hundred at once are a hundred; one that succeeds is given back, so that an office behind one address can
 * log in.
 */
public final class LoginRateLimitFilter extends OncePerRequestFilter {

    private static final int LONGEST_EMAIL = 254;

    private final boolean enabled;
    private final Buckets perAddress;
    private final Buckets perEmail;
    private final RequestMatcher login;
    private final ProblemWriter problems;
    private final JsonMapper json;

    public LoginRateLimitFilter(
            RateLimitProperties limits, RequestMatcher login, ProblemWriter problems, JsonMapper json) {
        this.enabled = limits.enabled();
        this.perAddress = new Buckets(
                limits.loginPerAddress().requests(), limits.loginPerAddress().per());
        this.perEmail = new Buckets(
                limits.loginPerEmail().requests(), limits.loginPerEmail().per());
        this.login = login;
        this.problems = problems;
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !enabled || !login.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String address = AddressKey.of(request.getRemoteAddr());
        Optional<Duration> wait = perAddress.take(address);
        if (wait.isPresent()) {
            problems.write(request, response, TooMany.of("failed logins from this address", wait.get()));
            return;
        }
        BufferedRequest buffered = new BufferedRequest(request);
        String email = email(buffered.body());
        wait = perEmail.take(email);
        if (wait.isPresent()) {
            problems.write(request, response, TooMany.of("failed logins for this email", wait.get()));
            return;
        }
        chain.doFilter(buffered, response);
        if (response.getStatus() < 400) {
            perAddress.giveBack(address);
            perEmail.giveBack(email);
        }
    }

    /** Bodies that say no email share the limit of the empty one. */
    private String email(byte[] body) {
        try {
            JsonNode email = json.readTree(body).path("email");
            String said = email.isString() ? email.stringValue().strip().toLowerCase(Locale.ROOT) : "";
            return said.length() <= LONGEST_EMAIL ? said : said.substring(0, LONGEST_EMAIL);
        } catch (JacksonException e) {
            return "";
        }
    }
}
