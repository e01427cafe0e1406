package com.pbxportal.command.user;

import com.pbxportal.shared.error.UnknownUser;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.Role;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.user.UserChanged;
import com.pbxportal.shared.user.UserCreated;
import com.pbxportal.shared.user.UserDetails;
import com.pbxportal.shared.user.UserPasswordChanged;
import com.pbxportal.shared.user.UserReactivated;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was done to accounts that lets somebody act in their name, and by whom, as the events tell it. */
@Component
public class AccountHistory {

    private final EventStore events;
    private final JdbcClient jdbc;

    AccountHistory(EventStore events, JdbcClient jdbc) {
        this.events = events;
        this.jdbc = jdbc;
    }

    /**
     * Somebody has made an account, or changed its role, email or password, or given it back.
     *
     * @param role that the account has since
     * @param eventId of the event that tells it
     */
    public record Act(UserId actor, Role actorRole, Instant at, Role role, String eventId) {}

    /** By others than its owner. */
    public List<Act> actsOn(UserId account) {
        return history(account).stream()
                .filter(act -> !act.actor().equals(account))
                .toList();
    }

    /** By which the account has the role that it has. */
    public Act appointment(UserId account) {
        List<Act> acts = history(account);
        if (acts.isEmpty()) {
            throw new UnknownUser(account);
        }
        Act last = acts.getFirst();
        for (Act act : acts) {
            last = act.role() == last.role() ? last : act;
        }
        return last;
    }

    /** In the order of all events: clocks may be wrong. */
    public boolean isAfter(Act act, DomainEventMessage<?> other) {
        return jdbc.sql("SELECT act.global_index > other.global_index FROM eventstore.domain_event_entry AS act,"
                        + " eventstore.domain_event_entry AS other"
                        + " WHERE act.event_identifier = ? AND other.event_identifier = ?")
                .params(act.eventId(), other.getIdentifier())
                .query(Boolean.class)
                .single();
    }

    private List<Act> history(UserId account) {
        List<Act> acts = new ArrayList<>();
        events.readEvents(account.toString()).asStream().forEach(message -> {
            switch (message.getPayload()) {
                case UserCreated e -> acts.add(act(message, e.details().role()));
                case UserChanged e
                when concernsAccess(e.before(), e.after()) ->
                    acts.add(act(message, e.after().role()));
                case UserPasswordChanged e ->
                    acts.add(act(message, acts.getLast().role()));
                case UserReactivated e -> acts.add(act(message, acts.getLast().role()));
                default -> {}
            }
        });
        return acts;
    }

    private static boolean concernsAccess(UserDetails before, UserDetails after) {
        return before.role() != after.role() || !before.email().equals(after.email());
    }

    private static Act act(DomainEventMessage<?> message, Role role) {
        Caller actor = Caller.from(message.getMetaData());
        return new Act(actor.userId(), actor.role(), message.getTimestamp(), role, message.getIdentifier());
    }
}
