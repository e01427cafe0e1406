package com.pbxportal.command.apply.plan;

import com.pbxportal.command.user.AccountHistory;
import com.pbxportal.command.user.AccountHistory.Act;
import com.pbxportal.shared.apply.plan.ApplyPlanId;
import com.pbxportal.shared.identity.Role;
import com.pbxportal.shared.identity.UserId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/**
 * Whether who agrees to an apply is somebody else than who planned it, as far as the events tell. Who makes an account,
 * or sets its password, can act in its name: so neither may have been in the other's hands, nor both in a third
 * person's, from some time before the plan until now; and who agrees has been in charge since before the plan.
 *
 * <p>A platform administrator who has made accounts of a tenant is not held against its people: they make all the first
 * ones, and could take the option off. Only their own plans need somebody whom they have not made.
 */
@Component
class SecondPerson {

    private final AccountHistory accounts;
    private final EventStore events;
    private final ApplyPlanProperties properties;

    SecondPerson(AccountHistory accounts, EventStore events, ApplyPlanProperties properties) {
        this.accounts = accounts;
        this.events = events;
        this.properties = properties;
    }

    /** @param approver not the planner */
    void require(ApplyPlanId plan, UserId planner, UserId approver) {
        Act appointment = accounts.appointment(approver);
        DomainEventMessage<?> planned = events.readEvents(plan.toString()).next();
        if (accounts.isAfter(appointment, planned)) {
            throw SecondPersonNeeded.newInTheirRole(appointment.role(), appointment.at());
        }
        Instant since = planned.getTimestamp().minus(properties.coolingOff());
        Set<UserId> approvers = handsOf(approver, act -> !act.at().isBefore(since));
        Set<UserId> planners =
                handsOf(planner, act -> !act.at().isBefore(since) && act.actorRole() != Role.PLATFORM_ADMIN);
        if (!Collections.disjoint(approvers, planners)) {
            throw SecondPersonNeeded.inTheSameHands(since);
        }
    }

    /** Who could act in this name: its owner, who has made or changed the account, who has made or changed theirs. */
    private Set<UserId> handsOf(UserId owner, Predicate<Act> counts) {
        Set<UserId> hands = new HashSet<>(Set.of(owner));
        Deque<UserId> open = new ArrayDeque<>(hands);
        while (!open.isEmpty()) {
            accounts.actsOn(open.remove()).stream()
                    .filter(counts)
                    .map(Act::actor)
                    .filter(hands::add)
                    .forEach(open::add);
        }
        return hands;
    }
}
