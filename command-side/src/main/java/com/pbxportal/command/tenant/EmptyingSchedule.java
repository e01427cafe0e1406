package com.pbxportal.command.tenant;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteReschedule;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.pbxportal.shared.identity.TenantId;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Sees to it that each closed tenant is emptied, on one node, whichever is up. It is noted in the transaction that
 * closes the tenant; when a node has died, another goes on in its place.
 */
@Component
class EmptyingSchedule {

    private static final Logger log = LoggerFactory.getLogger(EmptyingSchedule.class);
    private static final String TASK = "empty-tenant";

    /** Who closes a small tenant empties it at once: by then there is nothing left to do. */
    private static final Duration HEAD_START = Duration.ofSeconds(2);

    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);

    private final SchedulerClient scheduler;
    private final Clock clock;

    EmptyingSchedule(SchedulerClient scheduler, Clock clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    void add(TenantId tenant) {
        scheduler.scheduleIfNotExists(
                new TaskInstance<>(TASK, tenant.toString()), clock.instant().plus(HEAD_START));
    }

    static CustomTask<Void> task(ObjectProvider<EmptyingTurn> turns) {
        return Tasks.custom(TASK, Void.class)
                .onFailureReschedule(FixedDelay.of(AFTER_TROUBLE))
                .execute((instance, context) -> take(turns.getObject(), instance, context));
    }

    private static CompletionHandler<Void> take(
            EmptyingTurn turn, TaskInstance<Void> instance, ExecutionContext context) {
        TenantId tenant = TenantId.of(instance.getId());
        try {
            boolean empty = turn.take(tenant, () -> !context.getSchedulerState().isShuttingDown());
            return empty ? new OnCompleteRemove<>() : again(Duration.ZERO);
        } catch (RuntimeException e) {
            log.error("The closed tenant {} is emptied further after: {}", tenant, e.getMessage(), e);
            return again(AFTER_TROUBLE);
        }
    }

    private static CompletionHandler<Void> again(Duration delay) {
        return new OnCompleteReschedule<>(FixedDelay.of(delay));
    }
}
