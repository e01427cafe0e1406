package com.pbxportal.shared.apply.plan;

import static com.pbxportal.shared.kind.Kind.known;

import com.pbxportal.shared.apply.ApplyJobId;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.kind.Kind;
import com.pbxportal.shared.kind.Told;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An apply that is to begin later, as its events tell it; one that came to its end stays.
 *
 * @param approval null: nobody has agreed, or nobody need
 * @param end null: it is open
 */
public record ApplyPlanState(
        Plan plan,
        ApplyPlanStatus status,
        @Nullable Approval approval,
        @Nullable End end) {

    /**
     * What was asked for.
     *
     * @param tenantId null: the whole platform
     * @param at when it is to begin; null: as soon as it is approved
     * @param expiresAt nobody need agree after that
     */
    public record Plan(
            @Nullable TenantId tenantId,
            boolean force,
            @Nullable Instant at,
            Instant expiresAt,
            boolean needsApproval,
            UserId by,
            @Nullable String note) {}

    /** @param sha256 of the configuration that was agreed to. @param startsAt the time that was planned, or then */
    public record Approval(UserId by, Instant at, String sha256, Instant startsAt) {}

    /**
     * @param jobId the apply that has begun; null: none has
     * @param cancelledBy null: nobody has
     * @param reason why it was cancelled, or could not begin
     */
    public record End(
            Instant at,
            @Nullable ApplyJobId jobId,
            @Nullable UserId cancelledBy,
            @Nullable String reason) {}

    public static final Kind<ApplyPlanState, ApplyPlanEvent> KIND = Kind.of(
                    "ApplyPlan", ApplyPlanState.class, ApplyPlanEvent.class, ApplyPlanState::after)
            .ownedBy(plan -> plan.plan().tenantId());

    public static ApplyPlanState after(@Nullable ApplyPlanState plan, ApplyPlanEvent event, Told told) {
        return switch (event) {
            case ApplyPlanned e -> open(e);
            case ApplyPlanApproved e ->
                known(plan).approved(new Approval(e.approvedBy(), told.at(), e.sha256(), e.startsAt()));
            case ApplyPlanStarted e ->
                known(plan).ended(ApplyPlanStatus.STARTED, new End(told.at(), e.jobId(), null, null));
            case ApplyPlanCancelled e ->
                known(plan).ended(ApplyPlanStatus.CANCELLED, new End(told.at(), null, e.cancelledBy(), e.note()));
            case ApplyPlanMissed e ->
                known(plan).ended(ApplyPlanStatus.MISSED, new End(told.at(), null, null, e.reason()));
        };
    }

    private static ApplyPlanState open(ApplyPlanned event) {
        return new ApplyPlanState(
                new Plan(
                        event.tenantId(),
                        event.force(),
                        event.at(),
                        event.expiresAt(),
                        event.needsApproval(),
                        event.plannedBy(),
                        event.note()),
                event.needsApproval() ? ApplyPlanStatus.AWAITING_APPROVAL : ApplyPlanStatus.SCHEDULED,
                null,
                null);
    }

    private ApplyPlanState approved(Approval given) {
        return new ApplyPlanState(plan, ApplyPlanStatus.SCHEDULED, given, end);
    }

    private ApplyPlanState ended(ApplyPlanStatus how, End then) {
        return new ApplyPlanState(plan, how, approval, then);
    }
}
