package com.pbxportal.command.apply.work;

import java.util.concurrent.TimeUnit;
import org.axonframework.config.Configuration;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;

/** How the saga follows the events: from the first one, and an error stops it instead of being passed over. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class ApplySagaConfiguration {

    /** Most events are none of its business: one transaction and one stored token for many of them. */
    private static final int BATCH_SIZE = 1000;

    @Autowired
    void followEvents(EventProcessingConfigurer processing, PlatformTransactionManager transactions) {
        processing
                // Without it, Axon finds none on Spring Boot 4 and goes on without transactions.
                .registerTransactionManager(
                        ApplySaga.PROCESSOR, configuration -> new SpringTransactionManager(transactions))
                .registerTrackingEventProcessor(
                        ApplySaga.PROCESSOR, Configuration::eventStore, configuration -> fromTheBeginning())
                .registerListenerInvocationErrorHandler(
                        ApplySaga.PROCESSOR, configuration -> PropagatingErrorHandler.instance())
                .registerErrorHandler(ApplySaga.PROCESSOR, configuration -> PropagatingErrorHandler.instance());
    }

    /** A saga's own default is the head of the stream: a request made before its first start would have no saga. */
    private static TrackingEventProcessorConfiguration fromTheBeginning() {
        return TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                .andInitialTrackingToken(StreamableMessageSource::createTailToken)
                .andBatchSize(BATCH_SIZE)
                .andTokenClaimInterval(1, TimeUnit.SECONDS);
    }
}
