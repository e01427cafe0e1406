package com.pbxportal.app.web.ratelimit;

import com.pbxportal.app.web.body.BufferedRequest;
import com.pbxportal.app.web.client.LoggedIn;
import com.pbxportal.app.web.problem.ProblemWriter;
import com.pbxportal.command.session.FamiliarAddresses;
import com.pbxportal.shared.identity.AddressKey;
import com.pbxportal.shared.user.EmailAddress;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How often a password may be guessed, per address and per email; whoever is logged in and says their current password,
 * per user. Each attempt is counted when it comes, so that a hundred at once are a hundred; one that succeeds is given
 * back, so that an office behind one address can log in, and counts against a wider limit of the account. Where an
 * account was logged in before it has attempts of its own, which nobody else can use up. What nobody looked at, as
 * there was no turn for it or the database was away, was no attempt: an outage locks nobody out.
 */
public final class LoginRateLimitFilter extends OncePerRequestFilter {

    private static final int LONGEST_EMAIL = 254;

    /**
     * One of those that an attempt is counted against.
     *
     * @param what is too much when it is empty
     */
    private record Limit(Buckets buckets, String key, String what) {}

    private final boolean enabled;
    private final Buckets perAddress;
    private final Buckets perPerson;
    private final Buckets rightPerPerson;
    private final FamiliarAddresses familiar;
    private final RequestMatcher login;
    private final RequestMatcher ownPassword;
    private final ProblemWriter problems;
    private final JsonMapper json;

    public LoginRateLimitFilter(
            RateLimitProperties limits,
            FamiliarAddresses familiar,
            RequestMatcher login,
            RequestMatcher ownPassword,
            ProblemWriter problems,
            JsonMapper json) {
        this.enabled = limits.enabled();
        this.perAddress = new Buckets(
                limits.loginPerAddress().requests(), limits.loginPerAddress().per());
        this.perPerson = new Buckets(
                limits.loginPerEmail().requests(), limits.loginPerEmail().per());
        this.rightPerPerson = new Buckets(
                limits.rightLoginPerEmail().requests(),
                limits.rightLoginPerEmail().per());
        this.familiar = familiar;
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
        BufferedRequest buffered = new BufferedRequest(request);
        boolean own = ownPassword.matches(request);
        String person = own ? user() : email(buffered.body());
        List<Limit> ofGuesses = ofGuesses(AddressKey.of(request.getRemoteAddr()), person, own);
        Limit ofRightOnes = new Limit(rightPerPerson, person, "logins of this " + (own ? "user" : "email"));
        if (isRefused(ofGuesses, request, response) || isRefused(List.of(ofRightOnes), request, response)) {
            return;
        }
        chain.doFilter(buffered, response);
        boolean guessedWrong = guessedWrong(own, response.getStatus());
        boolean nothingWasTried = response.getStatus() == HttpServletResponse.SC_SERVICE_UNAVAILABLE;
        if (!guessedWrong || nothingWasTried) {
            ofGuesses.forEach(limit -> limit.buckets().giveBack(limit.key()));
        }
        if (guessedWrong || nothingWasTried) {
            rightPerPerson.giveBack(person);
        }
    }

    private List<Limit> ofGuesses(String address, String person, boolean own) {
        if (!own && familiar.contains(person, address)) {
            return List.of(new Limit(perPerson, person + " at " + address, "failed logins for this email from here"));
        }
        return List.of(
                new Limit(perAddress, address, "failed logins from this address"),
                new Limit(perPerson, person, "failed logins for this " + (own ? "user" : "email")));
    }

    private boolean isRefused(List<Limit> limits, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        for (Limit limit : limits) {
            Optional<Duration> wait = limit.buckets().take(limit.key());
            if (wait.isPresent()) {
                problems.write(request, response, TooMany.of(limit.what(), wait.get()));
                return true;
            }
        }
        return false;
    }

    /** A new password that is refused says nothing of the current one. What ends with a fault of ours is not given back. */
    private static boolean guessedWrong(boolean own, int status) {
        return own ? status == HttpServletResponse.SC_FORBIDDEN : status >= 400;
    }

    private static String user() {
        return LoggedIn.caller().map(caller -> "user " + caller.userId()).orElse("");
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
