package com.pbxportal.command.apply.plan;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteReschedule;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.pbxportal.shared.apply.plan.ApplyPlanId;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.axonframework.modelling.command.ConcurrencyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;

/**
 * Wakes each scheduled apply at its time, on one node, whichever is up. A date is set and forgotten in the transaction
 * of the event that says so.
 */
@Component
class ApplyPlanClock implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ApplyPlanClock.class);
    private static final String TASK = "apply-plan";
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** A node that has been silent for several of these is taken for dead, and another goes on in its place. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private final ObjectProvider<DueApplyPlan> due;
    private final Scheduler scheduler;
    private volatile boolean running;

    ApplyPlanClock(DataSource dataSource, ObjectProvider<DueApplyPlan> due) {
        this.due = due;
        scheduler = Scheduler.create(new TransactionAwareDataSourceProxy(dataSource), task())
                .tableName("command.scheduled_task")
                .threads(1)
                .pollingInterval(LOOK)
                .heartbeatInterval(HEARTBEAT)
                .shutdownMaxWait(HEARTBEAT)
                .build();
    }

    private CustomTask<Void> task() {
        return Tasks.custom(TASK, Void.class)
                .onFailureReschedule(FixedDelay.of(LOOK))
                .execute(this::wake);
    }

    private CompletionHandler<Void> wake(TaskInstance<Void> instance, ExecutionContext context) {
        ApplyPlanId plan = ApplyPlanId.of(instance.getId());
        try {
            return due.getObject().takeUp(plan) ? new OnCompleteRemove<>() : again();
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

    @Override
    public void start() {
        scheduler.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        scheduler.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
