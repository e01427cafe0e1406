package com.pbxportal.app.web.ratelimit;

import com.pbxportal.app.web.body.BufferedRequest;
import com.pbxportal.app.web.problem.ProblemWriter;
import com.pbxportal.shared.identity.AddressKey;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.user.EmailAddress;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How often a password may be guessed, per address and per email; whoever is logged in and says their current password,
 * per user. Each attempt is counted when it comes, so that
 * a hundred at once are a hundred; one that succeeds is given back, so that an office behind one address can
 * log in.
 */
public final class LoginRateLimitFilter extends OncePerRequestFilter {

    private static final int LONGEST_EMAIL = 254;

    private final boolean enabled;
    private final Buckets perAddress;
    private final Buckets perPerson;
    private final RequestMatcher login;
    private final RequestMatcher ownPassword;
    private final ProblemWriter problems;
    private final JsonMapper json;

    public LoginRateLimitFilter(
            RateLimitProperties limits,
            RequestMatcher login,
            RequestMatcher ownPassword,
            ProblemWriter problems,
            JsonMapper json) {
        this.enabled = limits.enabled();
        this.perAddress = new Buckets(
                limits.loginPerAddress().requests(), limits.loginPerAddress().per());
        this.perPerson = new Buckets(
                limits.loginPerEmail().requests(), limits.loginPerEmail().per());
        this.login = login;
        this.ownPassword = ownPassword;
        this.problems = problems;
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !enabled || !(login.matches(request) || ownPassword.matches(request));
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
        boolean own = ownPassword.matches(request);
        String person = own ? user() : email(buffered.body());
        wait = perPerson.take(person);
        if (wait.isPresent()) {
            problems.write(
                    request, response, TooMany.of("failed logins for this " + (own ? "user" : "email"), wait.get()));
            return;
        }
        chain.doFilter(buffered, response);
        if (!guessedWrong(own, response.getStatus())) {
            perAddress.giveBack(address);
            perPerson.giveBack(person);
        }
    }

    /** A new password that is refused says nothing of the current one. What ends with a fault of ours is not given back. */
    private static boolean guessedWrong(boolean own, int status) {
        return own ? status == HttpServletResponse.SC_FORBIDDEN : status >= 400;
    }

    private static String user() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Caller caller
                ? "user " + caller.userId()
                : "";
    }

    /** Bodies that say no email share the limit of the empty one. */
    private String email(byte[] body) {
        try {
            JsonNode email = json.readTree(body).path("email");
            String said = email.isString() ? EmailAddress.plain(email.stringValue()) : "";
            return said.length() <= LONGEST_EMAIL ? said : said.substring(0, LONGEST_EMAIL);
        } catch (JacksonException e) {
            return "";
        }
    }
}
