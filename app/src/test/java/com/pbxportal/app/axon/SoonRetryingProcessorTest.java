package com.pbxportal.app.axon;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Portal;
import java.util.concurrent.TimeUnit;
import org.axonframework.config.EventProcessingConfiguration;
import org.junit.jupiter.api.Test;

class SoonRetryingProcessorTest {

    @Test
    void all_that_follow_the_events_try_again_soon() {
        assertThat(Portal.node().bean(EventProcessingConfiguration.class).eventProcessors())
                .containsOnlyKeys("views", "audit", "apply-saga")
                .allSatisfy((name, processor) -> assertThat(processor).isInstanceOf(SoonRetryingProcessor.class));
    }

    @Test
    void a_minute_becomes_five_seconds_and_less_stays_as_it_is() {
        assertThat(SoonRetryingProcessor.atMost(TimeUnit.MINUTES.toMillis(1))).isEqualTo(5_000);
        assertThat(SoonRetryingProcessor.atMost(2_000)).isEqualTo(2_000);
    }
}
