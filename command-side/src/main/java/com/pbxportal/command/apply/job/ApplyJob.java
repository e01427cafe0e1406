package com.pbxportal.command.apply.job;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.pbxportal.shared.apply.ApplyEvent;
import com.pbxportal.shared.apply.ApplyFailed;
import com.pbxportal.shared.apply.ApplyJobId;
import com.pbxportal.shared.apply.ApplyRequested;
import com.pbxportal.shared.apply.ApplyRollbackResolved;
import com.pbxportal.shared.apply.ApplyRollbackStarted;
import com.pbxportal.shared.apply.ApplyStepFailed;
import com.pbxportal.shared.apply.RequestApply;
import com.pbxportal.shared.identity.TenantId;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/** One attempt to bring Asterisk to the configuration that the events describe. Takes each fact once, in its order. */
@Aggregate
@SuppressWarnings("NullAway.Init") // The first event sets every field.
class ApplyJob {

    @AggregateIdentifier
    private ApplyJobId id;

    private ApplyProgress progress;
    private final Set<Class<?>> recorded = new HashSet<>();

    ApplyJob() {}

    /** @param heldBack tenants whose changes it leaves out */
    static ApplyJob request(RequestApply command, List<TenantId> heldBack) {
        apply(new ApplyRequested(
                command.jobId(),
                command.tenantId(),
                command.force(),
                command.restores(),
                command.approved(),
                heldBack,
                command.takeOver()));
        return new ApplyJob();
    }

    /** @return false if the fact was recorded before: two workers may report the same, or one of them twice */
    boolean record(ApplyEvent fact) {
        if (recorded.contains(fact.getClass())) {
            return false;
        }
        if (!progress.accepts(fact)) {
            throw new ApplyStepOutOfOrder(id, fact, progress.state());
        }
        apply(fact);
        return true;
    }

    void startRollback() {
        if (progress.state() == ApplyProgress.State.STEP_FAILED) {
            ApplyStepFailed failure = failure();
            record(new ApplyRollbackStarted(id, failure.step(), failure.reason()));
        }
    }

    /** @return false if it had ended before */
    boolean fail() {
        if (progress.state() != ApplyProgress.State.STEP_FAILED) {
            return false;
        }
        ApplyStepFailed failure = failure();
        return record(new ApplyFailed(id, progress.tenantId(), failure.step(), failure.reason()));
    }

    /** @return false if it was resolved before, or there is nothing to resolve */
    boolean resolve(String note) {
        return progress.state() == ApplyProgress.State.ROLLBACK_FAILED && record(new ApplyRollbackResolved(id, note));
    }

    private ApplyStepFailed failure() {
        return Objects.requireNonNull(progress.failure(), "a failed step");
    }

    ApplyProgress progress() {
        return progress;
    }

    @EventSourcingHandler
    void on(ApplyRequested event) {
        id = event.jobId();
        progress = ApplyProgress.of(event);
    }

    @EventSourcingHandler
    void on(ApplyEvent event) {
        progress = progress.after(event);
        recorded.add(event.getClass());
    }
}
