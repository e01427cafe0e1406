package com.pbxportal.app.axon;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * A batch is as large as a transaction was: one of 10,000 events may take longer than the silence after which another
 * node takes its group over. With its token's row locked until it commits, the other one waits for it instead.
 */
record HeldClaim(TokenStore tokens, String group) implements MessageHandlerInterceptor<EventMessage<?>> {

    @Override
    public Object handle(UnitOfWork<? extends EventMessage<?>> unit, InterceptorChain chain) throws Exception {
        if (unit instanceof BatchingUnitOfWork<?> batch
                && batch.isFirstMessage()
                && batch.getMessages().size() > CommittedEvents.READ_AT_ONCE) {
            tokens.extendClaim(group, Segment.ROOT_SEGMENT.getSegmentId());
        }
        return chain.proceed();
    }
}
