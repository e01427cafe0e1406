package com.pbxportal.command;

import java.util.concurrent.Callable;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.common.caching.Cache;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.springframework.stereotype.Component;

/** Reads aggregates without deciding anything, as the event store has them now: what another node wrote included. */
@Component
public class FreshState {

    private final Cache aggregateCache;

    FreshState(Cache aggregateCache) {
        this.aggregateCache = aggregateCache;
    }

    /** @param id the aggregate that the reading is about; others may come from the cache */
    public <R> R read(Object id, Callable<R> reading) {
        aggregateCache.remove(id.toString());
        ResultMessage<R> result = DefaultUnitOfWork.startAndGet(GenericCommandMessage.asCommandMessage(id))
                .executeWithResult(reading);
        if (result.isExceptional() && result.exceptionResult() instanceof RuntimeException failure) {
            throw failure;
        }
        return result.getPayload();
    }
}
