package com.pbxportal.command.apply.plan;

import com.pbxportal.command.Commands;
import com.pbxportal.command.FreshState;
import com.pbxportal.command.apply.job.Applies;
import com.pbxportal.command.user.Accounts;
import com.pbxportal.command.user.Accounts.Account;
import com.pbxportal.shared.apply.ApplyJobId;
import com.pbxportal.shared.apply.plan.ApplyPlanId;
import com.pbxportal.shared.apply.plan.ApplyPlanStatus;
import com.pbxportal.shared.apply.plan.MissApplyPlan;
import com.pbxportal.shared.apply.plan.StartApplyPlan;
import com.pbxportal.shared.error.Rejection;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.Ids;
import com.pbxportal.shared.identity.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** What becomes of a scheduled apply when its time has come. */
@Component
class DueApplyPlan {

    private record State(ApplyPlanStatus status, UserId plannedBy, Instant dueAt) {

        private static State of(ApplyPlan plan) {
            return new State(plan.state().status(), plan.state().plan().by(), plan.dueAt());
        }
    }

    private final Repository<ApplyPlan> plans;
    private final EventStore events;
    private final FreshState fresh;
    private final Accounts accounts;
    private final Commands commands;
    private final Ids ids;
    private final Clock clock;
    private final ApplyPlanProperties properties;

    DueApplyPlan(
            Repository<ApplyPlan> plans,
            EventStore events,
            FreshState fresh,
            Accounts accounts,
            Commands commands,
            Ids ids,
            Clock clock,
            ApplyPlanProperties properties) {
        this.plans = plans;
        this.events = events;
        this.fresh = fresh;
        this.accounts = accounts;
        this.commands = commands;
        this.ids = ids;
        this.clock = clock;
        this.properties = properties;
    }

    /** @return false: not now, but perhaps in a moment */
    boolean takeUp(ApplyPlanId id) {
        State plan = fresh.read(id, () -> plans.load(id.toString()).invoke(State::of));
        if (plan.status() == ApplyPlanStatus.AWAITING_APPROVAL) {
            return miss(id, "Nobody has agreed to it in time");
        }
        if (plan.status() != ApplyPlanStatus.SCHEDULED) {
            return true;
        }
        if (clock.instant().isAfter(plan.dueAt().plus(properties.startPatience()))) {
            return miss(
                    id,
                    "It could not begin within " + properties.startPatience().toSeconds()
                            + " s of its time: the portal was down, other applies were in the way, or a failed"
                            + " rollback blocked them");
        }
        Optional<Account> planner = accounts.byId(plan.plannedBy()).filter(Account::active);
        return planner.isPresent()
                ? start(id, planner.get())
                : miss(id, "Who planned it has no active account any more");
    }

    /** In the name of who planned it, by the request that did, with the rights that they have now. */
    private boolean start(ApplyPlanId id, Account planner) {
        Caller then = Caller.from(events.readEvents(id.toString()).next().getMetaData());
        Caller caller = planner.caller(new Caller.Origin(then.sourceIp(), then.userAgent(), then.requestId()));
        try {
            commands.send(new StartApplyPlan(id, new ApplyJobId(ids.next())), caller);
            return true;
        } catch (Rejection refusal) {
            return !Applies.mayBeginLater(refusal) && miss(id, String.valueOf(refusal.getMessage()));
        }
    }

    private boolean miss(ApplyPlanId id, String reason) {
        commands.send(new MissApplyPlan(id, reason), Caller.system("scheduled apply " + id));
        return true;
    }
}
