package com.pbxportal.command.apply.plan;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.pbxportal.shared.apply.ApplyJobId;
import com.pbxportal.shared.apply.plan.ApplyPlanApproved;
import com.pbxportal.shared.apply.plan.ApplyPlanCancelled;
import com.pbxportal.shared.apply.plan.ApplyPlanId;
import com.pbxportal.shared.apply.plan.ApplyPlanMissed;
import com.pbxportal.shared.apply.plan.ApplyPlanStarted;
import com.pbxportal.shared.apply.plan.ApplyPlanStatus;
import com.pbxportal.shared.apply.plan.ApplyPlanned;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import java.time.Instant;
import java.util.Objects;
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

    private ApplyPlanned planned;
    private ApplyPlanStatus status;
    private @Nullable ApplyPlanApproved approval;

    ApplyPlan() {}

    static ApplyPlan plan(ApplyPlanned planned) {
        apply(planned);
        return new ApplyPlan();
    }

    /** @param now when it begins, unless a later time was planned */
    void approve(UserId approver, String sha256, Instant now) {
        refuseUnlessOpen();
        if (status != ApplyPlanStatus.AWAITING_APPROVAL) {
            throw new ApplyPlanNeedsNoApproval(id);
        }
        if (approver.equals(planned.plannedBy())) {
            throw SecondPersonNeeded.themselves();
        }
        Instant at = planned.at();
        Instant startsAt = at == null || at.isBefore(now) ? now : at;
        apply(new ApplyPlanApproved(id, tenantId(), approver, sha256, startsAt));
    }

    void cancel(UserId by, @Nullable String note) {
        refuseUnlessOpen();
        apply(new ApplyPlanCancelled(id, tenantId(), by, note));
    }

    /** @return false if there is nothing to begin any more */
    boolean start(ApplyJobId job) {
        if (status != ApplyPlanStatus.SCHEDULED) {
            return false;
        }
        apply(new ApplyPlanStarted(id, tenantId(), job));
        return true;
    }

    void miss(String reason) {
        if (status.isOpen()) {
            apply(new ApplyPlanMissed(id, tenantId(), reason));
        }
    }

    private void refuseUnlessOpen() {
        if (!status.isOpen()) {
            throw new ApplyPlanNotOpen(id, status);
        }
    }

    @Nullable
    TenantId tenantId() {
        return planned.tenantId();
    }

    ApplyPlanned planned() {
        return planned;
    }

    ApplyPlanStatus status() {
        return status;
    }

    @Nullable
    ApplyPlanApproved approval() {
        return approval;
    }

    /** When it is to begin, or nobody need agree any more. */
    Instant dueAt() {
        if (approval != null) {
            return approval.startsAt();
        }
        return planned.needsApproval() ? planned.expiresAt() : Objects.requireNonNull(planned.at());
    }

    @EventSourcingHandler
    void on(ApplyPlanned event) {
        id = event.planId();
        planned = event;
        status = event.needsApproval() ? ApplyPlanStatus.AWAITING_APPROVAL : ApplyPlanStatus.SCHEDULED;
    }

    @EventSourcingHandler
    void on(ApplyPlanApproved event) {
        approval = event;
        status = ApplyPlanStatus.SCHEDULED;
    }

    @EventSourcingHandler
    void on(ApplyPlanStarted event) {
        status = ApplyPlanStatus.STARTED;
    }

    @EventSourcingHandler
    void on(ApplyPlanCancelled event) {
        status = ApplyPlanStatus.CANCELLED;
    }

    @EventSourcingHandler
    void on(ApplyPlanMissed event) {
        status = ApplyPlanStatus.MISSED;
    }
}
