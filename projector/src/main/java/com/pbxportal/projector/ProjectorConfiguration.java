package com.pbxportal.projector;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * How the read models follow the events: each group in one thread, in the order of the events, many events a
 * transaction, and no event is ever passed over (docs/adr/0010).
 */
@Configuration(proxyBeanMethods = false)
public class ProjectorConfiguration {

    /** All read models that answer listings. */
    public static final String VIEWS = "views";

    public static final String AUDIT = "audit";

    /** Large enough for bulk statements to pay, small enough for a batch to stay within some 100 ms. */
    private static final int BATCH_SIZE = 1000;

    @Autowired
    void followEvents(EventProcessingConfigurer processing, PlatformTransactionManager transactions) {
        for (String group : List.of(VIEWS, AUDIT)) {
            processing
                    .registerTransactionManager(group, configuration -> new SpringTransactionManager(transactions))
                    .registerTrackingEventProcessor(
                            group,
                            org.axonframework.config.Configuration::eventStore,
                            configuration -> inOrderFromTheBeginning())
                    .registerListenerInvocationErrorHandler(group, configuration -> PropagatingErrorHandler.instance())
                    .registerErrorHandler(group, configuration -> PropagatingErrorHandler.instance());
        }
    }

    private static TrackingEventProcessorConfiguration inOrderFromTheBeginning() {
        return TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                .andBatchSize(BATCH_SIZE)
                .andInitialTrackingToken(StreamableMessageSource::createTailToken)
                // How soon another node takes over a group whose node is gone.
                .andTokenClaimInterval(1, TimeUnit.SECONDS);
    }
}
