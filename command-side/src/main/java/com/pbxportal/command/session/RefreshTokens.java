package com.pbxportal.command.session;

import com.pbxportal.shared.identity.Secret;
import com.pbxportal.shared.session.SessionId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Opaque tokens of 256 random bits, good once. Kept as hashes. */
@Component
class RefreshTokens {

    /** What became of a token that was brought back. */
    sealed interface Redeemed {
        record Good(SessionId session) implements Redeemed {}

        /** It was used before: the session is not safe any more. */
        record Reused(SessionId session) implements Redeemed {}

        record Unknown() implements Redeemed {}
    }

    /** In characters; ours have 43. */
    static final int LONGEST = 100;

    /** More than who refreshes every five minutes uses in the seven days in which one may come back. */
    private static final int REMEMBERED = 2_000;

    private final JdbcClient jdbc;
    private final SessionProperties properties;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    RefreshTokens(JdbcClient jdbc, SessionProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    Secret issue(SessionId session) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        Secret token = new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        jdbc.sql("INSERT INTO command.refresh_token (token_hash, session_id, expires_at) VALUES (?, ?, ?)")
                .params(hash(token), session.value(), timestamp(clock.instant().plus(properties.refreshLifetime())))
                .update();
        forgetLongUsed(session);
        return token;
    }

    /** Who refreshes without pause fills no table; only what they used long ago is then not recognised any more. */
    private void forgetLongUsed(SessionId session) {
        jdbc.sql("""
                DELETE FROM command.refresh_token WHERE session_id = :session AND used_at <= (
                    SELECT used_at FROM command.refresh_token WHERE session_id = :session AND used_at IS NOT NULL
                    ORDER BY used_at DESC OFFSET :remembered LIMIT 1)""")
                .param("session", session.value())
                .param("remembered", REMEMBERED)
                .update();
    }

    Redeemed redeem(Secret token) {
        Optional<SessionId> good = jdbc.sql("""
                UPDATE command.refresh_token t SET used_at = now()
                FROM command.session s
                WHERE t.token_hash = ? AND t.used_at IS NULL AND t.expires_at > ?
                  AND s.session_id = t.session_id AND s.ended_at IS NULL
                RETURNING t.session_id""")
                .params(hash(token), timestamp(clock.instant()))
                .query((row, n) -> new SessionId(row.getObject(1, UUID.class)))
                .optional();
        return good.<Redeemed>map(Redeemed.Good::new).orElseGet(() -> reusedOrUnknown(token));
    }

    private Redeemed reusedOrUnknown(Secret token) {
        return jdbc.sql("SELECT session_id FROM command.refresh_token WHERE token_hash = ? AND used_at IS NOT NULL")
                .param(hash(token))
                .query((row, n) -> new SessionId(row.getObject(1, UUID.class)))
                .optional()
                .<Redeemed>map(Redeemed.Reused::new)
                .orElseGet(Redeemed.Unknown::new);
    }

    /** Sessions die with their last token; both are kept a while so that a reuse is still recognised. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT5M")
    void removeExpired() {
        jdbc.sql("DELETE FROM command.refresh_token WHERE expires_at <= ?")
                .param(timestamp(clock.instant().minus(properties.refreshLifetime())))
                .update();
        jdbc.sql("""
                DELETE FROM command.session s WHERE s.started_at < :long_ago AND NOT EXISTS (
                    SELECT 1 FROM command.refresh_token t
                    WHERE t.session_id = s.session_id AND t.expires_at > :long_ago)""")
                .param("long_ago", timestamp(clock.instant().minus(properties.refreshLifetime())))
                .update();
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static byte[] hash(Secret token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.value().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
