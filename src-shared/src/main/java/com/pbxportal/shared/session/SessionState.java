package com.pbxportal.shared.session;

import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.kind.Kind;
import com.pbxportal.shared.user.EmailAddress;
import org.jspecify.annotations.Nullable;

/** A login that goes on. @param tenantId null for users of the platform. @param email that was logged in with */
public record SessionState(UserId userId, @Nullable TenantId tenantId, EmailAddress email) {

    public static final Kind<SessionState, SessionEvent> KIND = Kind.of(
                    "Session", SessionState.class, SessionEvent.class, SessionState::after)
            .ownedBy(SessionState::tenantId)
            .about(SessionState::userId)
            .called(session -> session.email().value());

    /** @return null: it has ended */
    public static @Nullable SessionState after(@Nullable SessionState session, SessionEvent event) {
        return switch (event) {
            case SessionStarted e -> new SessionState(e.userId(), e.tenantId(), e.email());
            case SessionEnded e -> null;
        };
    }
}
