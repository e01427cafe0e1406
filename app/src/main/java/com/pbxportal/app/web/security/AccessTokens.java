package com.pbxportal.app.web.security;

import com.pbxportal.app.web.problem.ProblemKind;
import com.pbxportal.command.session.AccessTokenIssuer;
import com.pbxportal.command.session.IssuedAccessToken;
import com.pbxportal.shared.identity.Role;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.session.SessionId;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.ExpiredJwtException;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Access tokens: JWT signed with HMAC-SHA256, and no other algorithm is even looked at. */
@Component
public class AccessTokens implements AccessTokenIssuer {

    private static final String ROLE = "role";
    private static final String TENANT = "tenant_id";
    private static final String SESSION = "sid";

    private final SigningKeys keys;
    private final String issuer;
    private final Duration lifetime;
    private final Clock clock;
    private final JwtParser parser;

    @Autowired
    AccessTokens(TokenProperties properties, ObjectProvider<Clock> clock) {
        this(properties, clock.getIfAvailable(Clock::systemUTC));
    }

    AccessTokens(TokenProperties properties, Clock clock) {
        this.keys = new SigningKeys(properties.key(), properties.previousKeys());
        this.issuer = properties.issuer();
        this.lifetime = properties.lifetime();
        this.clock = clock;
        this.parser = Jwts.parser()
                .sig()
                .clear()
                .add(Jwts.SIG.HS256)
                .and()
                .keyLocator(header -> keys.find(header.get("kid")))
                .requireIssuer(issuer)
                .clockSkewSeconds(properties.clockSkew().toSeconds())
                .clock(() -> Date.from(clock.instant()))
                .build();
    }

    @Override
    public IssuedAccessToken issue(SessionId sessionId, UserId userId, Role role, @Nullable TenantId tenantId) {
        Instant now = clock.instant();
        JwtBuilder token = Jwts.builder()
                .header()
                .keyId(keys.currentId())
                .and()
                .issuer(issuer)
                .subject(userId.toString())
                .claim(ROLE, role.wireName())
                .claim(SESSION, sessionId.toString())
                .issuedAt(Date.from(now))
                .expiration(Date.from(now.plus(lifetime)));
        if (tenantId != null) {
            token.claim(TENANT, tenantId.toString());
        }
        return new IssuedAccessToken(
                token.signWith(keys.current(), Jwts.SIG.HS256).compact(), lifetime);
    }

    /** @throws TokenRefused unless we signed it and its hour has not passed */
    public AccessToken verify(String token) {
        try {
            return read(parser.parseSignedClaims(token).getPayload());
        } catch (ExpiredJwtException e) {
            throw new TokenRefused(ProblemKind.TOKEN_EXPIRED, "The access token has expired");
        } catch (JwtException | IllegalArgumentException e) {
            throw TokenRefused.invalid();
        }
    }

    private static AccessToken read(Claims claims) {
        String tenant = claims.get(TENANT, String.class);
        Role role = Role.ofWireName(required(claims.get(ROLE, String.class)));
        boolean isOfATenant = role == Role.TENANT_ADMIN || role == Role.END_USER;
        if (claims.getExpiration() == null || (isOfATenant && tenant == null)) {
            throw new IllegalArgumentException("A claim is missing");
        }
        return new AccessToken(
                SessionId.of(required(claims.get(SESSION, String.class))),
                UserId.of(required(claims.getSubject())),
                role,
                tenant == null ? null : TenantId.of(tenant));
    }

    private static String required(@Nullable String claim) {
        if (claim == null) {
            throw new IllegalArgumentException("A claim is missing");
        }
        return claim;
    }
}
