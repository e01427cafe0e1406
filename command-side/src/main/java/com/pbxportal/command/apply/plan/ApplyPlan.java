package com.pbxportal.command.apply.plan;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.pbxportal.shared.apply.ApplyJobId;
import com.pbxportal.shared.apply.plan.ApplyPlanApproved;
import com.pbxportal.shared.apply.plan.ApplyPlanCancelled;
import com.pbxportal.shared.apply.plan.ApplyPlanEvent;
import com.pbxportal.shared.apply.plan.ApplyPlanId;
import com.pbxportal.shared.apply.plan.ApplyPlanMissed;
import com.pbxportal.shared.apply.plan.ApplyPlanStarted;
import com.pbxportal.shared.apply.plan.ApplyPlanState;
import com.pbxportal.shared.apply.plan.ApplyPlanState.Plan;
import com.pbxportal.shared.apply.plan.ApplyPlanStatus;
import com.pbxportal.shared.apply.plan.ApplyPlanned;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.kind.Told;
import java.time.Instant;
import java.util.Objects;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** An apply that is to begin later: at a time, once a second person agrees, or both. */
@Aggregate
@SuppressWarnings("NullAway.Init") // The first event sets every field.
class ApplyPlan {

    @AggregateIdentifier
    private ApplyPlanId id;

    private ApplyPlanState state;

    ApplyPlan() {}

    static ApplyPlan plan(ApplyPlanned planned) {
        apply(planned);
        return new ApplyPlan();
    }

    /** @param now when it begins, unless a later time was planned */
    void approve(UserId approver, String sha256, Instant now) {
        refuseUnlessOpen();
        if (state.status() != ApplyPlanStatus.AWAITING_APPROVAL) {
            throw new ApplyPlanNeedsNoApproval(id);
        }
        if (approver.equals(plan().by())) {
            throw SecondPersonNeeded.themselves();
        }
        Instant at = plan().at();
        Instant startsAt = at == null || at.isBefore(now) ? now : at;
        apply(new ApplyPlanApproved(id, tenantId(), approver, sha256, startsAt));
    }

    void cancel(UserId by, @Nullable String note) {
        refuseUnlessOpen();
        apply(new ApplyPlanCancelled(id, tenantId(), by, note));
    }

    /** @return false if there is nothing to begin any more */
    boolean start(ApplyJobId job) {
        if (state.status() != ApplyPlanStatus.SCHEDULED) {
            return false;
        }
        apply(new ApplyPlanStarted(id, tenantId(), job));
        return true;
    }

    void miss(String reason) {
        if (state.status().isOpen()) {
            apply(new ApplyPlanMissed(id, tenantId(), reason));
        }
    }

    private void refuseUnlessOpen() {
        if (!state.status().isOpen()) {
            throw new ApplyPlanNotOpen(id, state.status());
        }
    }

    @Nullable
    TenantId tenantId() {
        return plan().tenantId();
    }

    private Plan plan() {
        return state.plan();
    }

    ApplyPlanState state() {
        return state;
    }

    /** When it is to begin, or nobody need agree any more. */
    Instant dueAt() {
        if (state.approval() != null) {
            return state.approval().startsAt();
        }
        return plan().needsApproval() ? plan().expiresAt() : Objects.requireNonNull(plan().at());
    }

    @EventSourcingHandler
    void on(ApplyPlanEvent event, EventMessage<?> message) {
        id = event.planId();
        state = ApplyPlanState.after(state, event, Told.of(message));
    }
}
