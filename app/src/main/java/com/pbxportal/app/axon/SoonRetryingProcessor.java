package com.pbxportal.app.axon;

import java.util.concurrent.TimeUnit;
import org.axonframework.config.EventProcessingModule;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.messaging.StreamableMessageSource;

/**
 * Follows the events, and after a failure tries again within seconds. Axon's own waits twice as long each time, up to a
 * minute: what was mended long ago then looks as if it were not.
 */
final class SoonRetryingProcessor extends TrackingEventProcessor {

    private static final long LONGEST_WAIT_MILLIS = TimeUnit.SECONDS.toMillis(5);

    private SoonRetryingProcessor(Builder builder) {
        super(builder);
    }

    @Override
    protected void doSleepFor(long millis) {
        super.doSleepFor(atMost(millis));
    }

    static long atMost(long millis) {
        return Math.min(millis, LONGEST_WAIT_MILLIS);
    }

    /** Makes them wherever Axon would make its own. */
    static final class Module extends EventProcessingModule {

        @Override
        protected EventProcessor trackingEventProcessor(
                String name,
                EventHandlerInvoker invoker,
                TrackingEventProcessorConfiguration configuration,
                StreamableMessageSource<TrackedEventMessage<?>> source) {
            return new SoonRetryingProcessor(TrackingEventProcessor.builder()
                    .name(name)
                    .eventHandlerInvoker(invoker)
                    .rollbackConfiguration(rollbackConfiguration(name))
                    .errorHandler(errorHandler(name))
                    .messageMonitor(messageMonitor(TrackingEventProcessor.class, name))
                    .messageSource(source)
                    .tokenStore(tokenStore(name))
                    .transactionManager(transactionManager(name))
                    .trackingEventProcessorConfiguration(configuration));
        }
    }
}
