package com.pbxportal.app.web.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.session.OngoingSessions;
import com.pbxportal.shared.session.SessionId;
import com.pbxportal.shared.session.SessionsEnded;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which sessions have not ended. Asked with every request, so it remembers for a moment: a session that ended on
 * this node is dead at once, one that ended on another node after {@link #REMEMBERED} at the latest.
 */
@Component
public class LiveSessions implements OngoingSessions {

    private static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final int MOST = 100_000;

    private final JdbcClient jdbc;
    private final Cache<SessionId, Optional<UserId>> owners =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();

    LiveSessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A token counts only for whom its session is: the key alone makes nobody somebody else. */
    @Override
    public boolean contains(SessionId session, UserId user) {
        return owners.get(session, this::ownerOf).filter(user::equals).isPresent();
    }

    @EventListener
    void forget(SessionsEnded ended) {
        ended.sessions().forEach(session -> owners.put(session, Optional.empty()));
    }

    private Optional<UserId> ownerOf(SessionId session) {
        return jdbc.sql("SELECT user_id FROM command.session WHERE session_id = ? AND ended_at IS NULL")
                .param(session.value())
                .query((row, n) -> new UserId(row.getObject(1, UUID.class)))
                .optional();
    }
}
