package com.pbxportal.command.apply.plan;

import com.pbxportal.command.Aggregates;
import com.pbxportal.command.Authority;
import com.pbxportal.command.apply.job.Applies;
import com.pbxportal.command.tenant.Tenant;
import com.pbxportal.command.tenant.Tenants;
import com.pbxportal.shared.apply.RequestApply;
import com.pbxportal.shared.apply.plan.ApplyPlanId;
import com.pbxportal.shared.apply.plan.ApplyPlanState;
import com.pbxportal.shared.apply.plan.ApplyPlanned;
import com.pbxportal.shared.apply.plan.ApproveApplyPlan;
import com.pbxportal.shared.apply.plan.CancelApplyPlan;
import com.pbxportal.shared.apply.plan.MissApplyPlan;
import com.pbxportal.shared.apply.plan.PlanApply;
import com.pbxportal.shared.apply.plan.StartApplyPlan;
import com.pbxportal.shared.error.InvalidInput;
import com.pbxportal.shared.error.UnknownApplyPlan;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Plans applies, takes consents, and begins what has come to its time. */
@Component
class ApplyPlanCommandHandler {

    private static final Duration FURTHEST = Duration.ofDays(366);

    private final Repository<ApplyPlan> plans;
    private final Applies applies;
    private final Tenants tenants;
    private final ApplyPlanClock dates;
    private final OpenPlans open;
    private final SecondPerson secondPerson;
    private final Clock clock;
    private final ApplyPlanProperties properties;

    ApplyPlanCommandHandler(
            Repository<ApplyPlan> plans,
            Applies applies,
            Tenants tenants,
            ApplyPlanClock dates,
            OpenPlans open,
            SecondPerson secondPerson,
            Clock clock,
            ApplyPlanProperties properties) {
        this.plans = plans;
        this.applies = applies;
        this.tenants = tenants;
        this.dates = dates;
        this.open = open;
        this.secondPerson = secondPerson;
        this.clock = clock;
        this.properties = properties;
    }

    @CommandHandler
    ApplyPlanAnswer handle(PlanApply command, MetaData metaData) {
        Caller caller = Caller.from(metaData);
        TenantId scope = command.tenantId();
        Authority.toAdminister(caller, scope, scope == null ? "The platform" : "Tenant " + scope);
        boolean needsApproval = scope != null && needsApproval(scope);
        Instant at = command.at();
        requireTime(at, needsApproval);
        open.add(command.planId(), scope, at);
        Aggregate<ApplyPlan> plan = Aggregates.create(
                plans,
                () -> ApplyPlan.plan(new ApplyPlanned(
                        command.planId(),
                        scope,
                        command.force(),
                        at,
                        at == null ? clock.instant().plus(properties.approvalPatience()) : at,
                        needsApproval,
                        caller.userId(),
                        command.note())));
        dates.set(command.planId(), plan.invoke(ApplyPlan::dueAt));
        return plan.invoke(p -> ApplyPlanAnswer.of(command.planId(), p.state()));
    }

    private boolean needsApproval(TenantId id) {
        tenants.load(id).execute(Tenant::refuseIfClosed);
        return tenants.applyNeedsApproval(id);
    }

    private void requireTime(@Nullable Instant at, boolean needsApproval) {
        if (at == null) {
            if (!needsApproval) {
                throw new InvalidInput("at", "Missing at: a time (RFC 3339) at which the apply is to begin");
            }
            return;
        }
        Instant now = clock.instant();
        if (!at.isAfter(now) || at.isAfter(now.plus(FURTHEST))) {
            throw new InvalidInput(
                    "at", "Invalid at: " + at + " (a time in the future, at most " + FURTHEST.toDays() + " days away)");
        }
    }

    @CommandHandler
    ApplyPlanAnswer handle(ApproveApplyPlan command, MetaData metaData) {
        Aggregate<ApplyPlan> plan = toChange(command.planId(), metaData);
        UserId approver = Caller.from(metaData).userId();
        plan.execute(p -> p.approve(approver, command.sha256(), clock.instant()));
        secondPerson.require(
                command.planId(),
                plan.<ApplyPlanState>invoke(ApplyPlan::state).plan().by(),
                approver);
        String pending = applies.pendingSha256(plan.invoke(ApplyPlan::tenantId));
        if (!pending.equals(command.sha256())) {
            throw new ConfigurationChangedMeanwhile(command.sha256(), pending);
        }
        dates.set(command.planId(), plan.invoke(ApplyPlan::dueAt));
        return plan.invoke(p -> ApplyPlanAnswer.of(command.planId(), p.state()));
    }

    @CommandHandler
    void handle(CancelApplyPlan command, MetaData metaData) {
        toChange(command.planId(), metaData)
                .execute(plan -> plan.cancel(Caller.from(metaData).userId(), command.note()));
        dates.forget(command.planId());
        open.remove(command.planId());
    }

    /** The apply and the end of the plan are one: neither is ever seen without the other. */
    @CommandHandler
    void handle(StartApplyPlan command, MetaData metaData) {
        Aggregate<ApplyPlan> plan = toChange(command.planId(), metaData);
        if (plan.<Boolean>invoke(p -> p.start(command.jobId()))) {
            open.remove(command.planId());
            ApplyPlanState state = plan.invoke(ApplyPlan::state);
            applies.begin(RequestApply.planned(
                    command.jobId(),
                    state.plan().tenantId(),
                    state.plan().force(),
                    state.approval() == null ? null : state.approval().sha256()));
        }
    }

    @CommandHandler
    void handle(MissApplyPlan command) {
        load(command.planId()).execute(plan -> plan.miss(command.reason()));
        open.remove(command.planId());
    }

    private Aggregate<ApplyPlan> toChange(ApplyPlanId id, MetaData metaData) {
        Aggregate<ApplyPlan> plan = load(id);
        Authority.toAdminister(Caller.from(metaData), plan.invoke(ApplyPlan::tenantId), "Scheduled apply " + id);
        return plan;
    }

    private Aggregate<ApplyPlan> load(ApplyPlanId id) {
        return Aggregates.load(plans, id, () -> new UnknownApplyPlan(id));
    }
}
