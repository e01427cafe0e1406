package com.pbxportal.command;

import com.pbxportal.shared.error.Rejection;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.TenantId;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.common.lock.DeadlockException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;

/**
 * The one way to send a command: with the caller who answers for it, and again when it lost a race.
 *
 * <p>A failed attempt drops the aggregates that it used from the cache, so that the next one decides on what
 * the event store holds. For the same reason a rejection is asked for twice: the first may rest on a cached
 * state that another node has changed since.
 */
@Component
public class Commands {

    private static final Logger log = LoggerFactory.getLogger(Commands.class);
    private static final int ATTEMPTS = 12;

    /** The class of SQLSTATEs of deadlocks and serialisation failures. */
    private static final String TRANSACTION_ROLLBACK = "40";

    private final CommandBus commandBus;
    private final Predicate<TenantId> isSuspended;

    @Autowired
    Commands(CommandBus commandBus, SuspendedTenants suspended) {
        this(commandBus, suspended::contains);
    }

    Commands(CommandBus commandBus, Predicate<TenantId> isSuspended) {
        this.commandBus = commandBus;
        this.isSuspended = isSuspended;
    }

    /**
     * @return what the handler returns; null when it returns nothing
     * @throws TenantSuspended whatever the command is, when the caller's tenant is
     */
    @SuppressWarnings("TypeParameterUnusedInFormals")
    public <R> @Nullable R send(Object command, Caller caller) {
        refuseIfSuspended(caller);
        return sendEvenIfSuspended(command, caller);
    }

    /** For who does something costly before they send. @throws TenantSuspended as {@link #send} would */
    public void refuseIfSuspended(Caller caller) {
        TenantId tenant = caller.tenantId();
        if (tenant != null && isSuspended.test(tenant)) {
            throw new TenantSuspended();
        }
    }

    /** For what people of a suspended tenant may do all the same: come, go, and see the end of what had begun. */
    @SuppressWarnings("TypeParameterUnusedInFormals")
    public <R> @Nullable R sendEvenIfSuspended(Object command, Caller caller) {
        CommandMessage<Object> message =
                GenericCommandMessage.asCommandMessage(command).withMetaData(caller.toMetaData());
        boolean rejected = false;
        for (int attempt = 1; ; attempt++) {
            FutureCallback<Object, R> callback = new FutureCallback<>();
            commandBus.dispatch(message, callback);
            CommandResultMessage<? extends R> result = callback.getResult();
            if (!result.isExceptional()) {
                return result.getPayload();
            }
            Throwable failure = result.exceptionResult();
            if (failure instanceof Rejection && !rejected) {
                rejected = true;
            } else if (attempt >= ATTEMPTS || !lostARace(failure)) {
                throw asUnchecked(failure);
            } else {
                log.debug("Attempt {} of {} lost a race: {}", attempt, command.getClass(), failure.getMessage());
                pause(attempt);
            }
        }
    }

    /** As {@link #send}, for commands that are always answered. */
    @SuppressWarnings("TypeParameterUnusedInFormals")
    public <R> R ask(Object command, Caller caller) {
        R answer = send(command, caller);
        return Objects.requireNonNull(answer, () -> command.getClass() + " was not answered");
    }

    private static RuntimeException asUnchecked(Throwable failure) {
        return failure instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(failure);
    }

    /** Two that begin one stream meet at its first event, which Axon calls by a name of its own. */
    private static boolean lostARace(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConcurrencyException
                    || cause instanceof AggregateStreamCreationException
                    || cause instanceof DeadlockException
                    || cause instanceof TransientDataAccessException
                    || (cause instanceof SQLException sql && wasRolledBack(sql))) {
                return true;
            }
        }
        return false;
    }

    /** Two appends met the same keys in opposite orders: the event store tells it as a failure of its own. */
    private static boolean wasRolledBack(SQLException first) {
        for (SQLException failure = first; failure != null; failure = failure.getNextException()) {
            if (failure.getSQLState() != null && failure.getSQLState().startsWith(TRANSACTION_ROLLBACK)) {
                return true;
            }
        }
        return false;
    }

    private static void pause(int attempt) {
        try {
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(1L << Math.min(attempt, 6)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
