package com.pbxportal.app.web.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.pbxportal.command.session.OngoingSessions;
import com.pbxportal.shared.session.SessionId;
import com.pbxportal.shared.session.SessionsEnded;
import java.time.Duration;
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
    private final Cache<SessionId, Boolean> live =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();

    LiveSessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean contains(SessionId session) {
        return live.get(session, this::isLive);
    }

    @EventListener
    void forget(SessionsEnded ended) {
        ended.sessions().forEach(session -> live.put(session, false));
    }

    private boolean isLive(SessionId session) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM command.session WHERE session_id = ? AND ended_at IS NULL)")
                .param(session.value())
                .query(Boolean.class)
                .single();
    }
}
