package com.pbxportal.app.web.security;

import com.pbxportal.app.web.client.Origins;
import com.pbxportal.app.web.problem.ProblemKind;
import com.pbxportal.shared.identity.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** From the {@code Authorization} header to a caller. */
@Component
public class BearerTokens {

    private static final Pattern BEARER =
            Pattern.compile("Bearer +([A-Za-z0-9._~+/=-]{1,4096})", Pattern.CASE_INSENSITIVE);

    private static final String VERIFIED = BearerTokens.class.getName() + ".verified";

    private final AccessTokens tokens;
    private final LiveSessions sessions;

    BearerTokens(AccessTokens tokens, LiveSessions sessions) {
        this.tokens = tokens;
        this.sessions = sessions;
    }

    /** @throws TokenRefused when there is a token, but it does not count */
    public Optional<CallerAuthentication> authenticate(HttpServletRequest request) {
        Optional<CallerAuthentication> signed = authenticateBySignature(request);
        signed.ifPresent(caller -> {
            if (!sessions.contains(caller.sessionId(), caller.getPrincipal().userId())) {
                throw new TokenRefused(ProblemKind.SESSION_ENDED, "The session has ended; log in again");
            }
        });
        return signed;
    }

    /** Without asking the database whether the session still lives. */
    public Optional<CallerAuthentication> authenticateBySignature(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            return Optional.empty();
        }
        Matcher bearer = BEARER.matcher(header);
        if (!bearer.matches()) {
            throw TokenRefused.invalid();
        }
        // Who limits the rate asks before who authenticates, and verifying is the costly part.
        if (request.getAttribute(VERIFIED) instanceof CallerAuthentication verified) {
            return Optional.of(verified);
        }
        AccessToken token = tokens.verify(bearer.group(1));
        Caller caller = Caller.of(token.userId(), token.role(), token.tenantId(), Origins.of(request));
        CallerAuthentication verified = new CallerAuthentication(caller, token.sessionId());
        request.setAttribute(VERIFIED, verified);
        return Optional.of(verified);
    }
}
