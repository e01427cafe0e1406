package com.pbxportal.command.session;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.pbxportal.shared.session.EndSession;
import com.pbxportal.shared.session.SessionEnded;
import com.pbxportal.shared.session.SessionEvent;
import com.pbxportal.shared.session.SessionId;
import com.pbxportal.shared.session.SessionStarted;
import com.pbxportal.shared.session.SessionState;
import com.pbxportal.shared.session.StartSession;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** One login, from password to logout. */
@Aggregate
@SuppressWarnings("NullAway.Init") // The first event sets every field.
class Session {

    @AggregateIdentifier
    private SessionId id;

    private @Nullable SessionState state;

    Session() {}

    @CommandHandler
    Session(StartSession command, SessionRegister register) {
        apply(new SessionStarted(command.sessionId(), command.userId(), command.tenantId(), command.email()));
        register.start(command.sessionId(), command.userId());
    }

    @CommandHandler
    void handle(EndSession command, SessionRegister register) {
        if (state != null) {
            apply(new SessionEnded(id, state.userId(), state.tenantId(), state.email(), command.reason()));
            register.end(id);
        }
    }

    @EventSourcingHandler
    void on(SessionEvent event) {
        id = event.sessionId();
        state = SessionState.after(state, event);
    }
}
