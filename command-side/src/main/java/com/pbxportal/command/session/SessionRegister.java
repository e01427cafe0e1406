package com.pbxportal.command.session;

import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.session.SessionId;
import com.pbxportal.shared.session.SessionsEnded;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which sessions live: what every request with a token is checked against. */
@Component
public class SessionRegister {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher publisher;

    SessionRegister(JdbcClient jdbc, ApplicationEventPublisher publisher) {
        this.jdbc = jdbc;
        this.publisher = publisher;
    }

    void start(SessionId session, UserId user) {
        jdbc.sql("INSERT INTO command.session (session_id, user_id, started_at) VALUES (?, ?, now())")
                .params(session.value(), user.value())
                .update();
    }

    void end(SessionId session) {
        jdbc.sql("UPDATE command.session SET ended_at = now() WHERE session_id = ? AND ended_at IS NULL")
                .param(session.value())
                .update();
        tellAfterCommit(List.of(session));
    }

    /** Ends all sessions of a user in the current unit of work: whoever holds a token must log in again. */
    public void endAllOf(UserId user) {
        endAllOf(List.of(user));
    }

    /** All sessions of all of these. */
    public void endAllOf(Collection<UserId> users) {
        List<SessionId> ended = jdbc.sql("""
                UPDATE command.session SET ended_at = now() WHERE user_id = ANY (?) AND ended_at IS NULL
                RETURNING session_id""")
                .param(users.stream().map(UserId::value).toArray(UUID[]::new))
                .query((row, n) -> new SessionId(row.getObject(1, UUID.class)))
                .list();
        tellAfterCommit(ended);
    }

    /** As {@link #endAllOf}, but for the one in which the user asked for it. */
    public void endOthersOf(UserId user, SessionId kept) {
        List<SessionId> ended = jdbc.sql("""
                UPDATE command.session SET ended_at = now()
                WHERE user_id = ? AND session_id <> ? AND ended_at IS NULL
                RETURNING session_id""")
                .params(user.value(), kept.value())
                .query((row, n) -> new SessionId(row.getObject(1, UUID.class)))
                .list();
        tellAfterCommit(ended);
    }

    private void tellAfterCommit(List<SessionId> sessions) {
        CurrentUnitOfWork.get().afterCommit(unitOfWork -> publisher.publishEvent(new SessionsEnded(sessions)));
    }
}
