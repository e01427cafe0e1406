package com.pbxportal.command.apply.plan;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteReschedule;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.pbxportal.shared.apply.plan.ApplyPlanId;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.modelling.command.ConcurrencyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Wakes each scheduled apply at its time, on one node, whichever is up. A date is set and forgotten in the transaction
 * of the event that says so.
 */
@Component
class ApplyPlanClock {

    private static final Logger log = LoggerFactory.getLogger(ApplyPlanClock.class);
    private static final String TASK = "apply-plan";
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final SchedulerClient scheduler;

    ApplyPlanClock(SchedulerClient scheduler) {
        this.scheduler = scheduler;
    }

    static CustomTask<Void> task(ObjectProvider<DueApplyPlan> due) {
        return Tasks.custom(TASK, Void.class)
                .onFailureReschedule(FixedDelay.of(LOOK))
                .execute((instance, context) -> wake(instance, due.getObject()));
    }

    private static CompletionHandler<Void> wake(TaskInstance<Void> instance, DueApplyPlan due) {
        ApplyPlanId plan = ApplyPlanId.of(instance.getId());
        try {
            return due.takeUp(plan) ? new OnCompleteRemove<>() : again();
        } catch (RuntimeException e) {
            log.error("Scheduled apply {} is tried again after: {}", plan, e.getMessage(), e);
            return again();
        }
    }

    private static CompletionHandler<Void> again() {
        return new OnCompleteReschedule<>(FixedDelay.of(LOOK));
    }

    /** Instead of the date that was set before, if any. */
    void set(ApplyPlanId plan, Instant at) {
        TaskInstance<Void> instance = new TaskInstance<>(TASK, plan.toString());
        unlessJustWoken(plan, () -> {
            if (!scheduler.scheduleIfNotExists(instance, at)) {
                scheduler.reschedule(instance, at);
            }
        });
    }

    void forget(ApplyPlanId plan) {
        unlessJustWoken(plan, () -> scheduler.cancel(new TaskInstance<>(TASK, plan.toString())));
    }

    /** Who meets a plan at its very moment has lost a race: the command is tried again on what came of it. */
    private static void unlessJustWoken(ApplyPlanId plan, Runnable change) {
        try {
            change.run();
        } catch (TaskInstanceCurrentlyExecutingException | TaskInstanceNotFoundException e) {
            throw new ConcurrencyException("Scheduled apply " + plan + " is being taken up", e);
        }
    }
}
