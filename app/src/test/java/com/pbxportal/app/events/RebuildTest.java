package com.pbxportal.app.events;

import static com.pbxportal.app.support.Portal.platformAdmin;
import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Did;
import com.pbxportal.app.support.Portal;
import com.pbxportal.app.support.Tenancy;
import com.pbxportal.app.support.User;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.Test;

/** A read model is nothing but a fold of the events. */
class RebuildTest {

    @Test
    void read_models_that_are_rebuilt_are_the_same_to_the_byte() {
        aBitOfEverything();
        ReadModels.awaitAll();
        Map<String, String> before = ReadModels.contents();
        List<String> jobs = ReadModels.rows("apply_job");

        processors("views", "audit").forEach(StreamingEventProcessor::shutDown);
        Stream.of("views", "audit")
                .forEach(group -> processor(Portal.node().bean(EventProcessingConfiguration.class), group)
                        .resetTokens());
        processors("views", "audit").forEach(StreamingEventProcessor::start);

        ReadModels.awaitRebuild();
        assertThat(ReadModels.rows("apply_job")).containsExactlyElementsOf(jobs);
        assertThat(ReadModels.contents()).isEqualTo(before);
        assertThat(before).containsKeys("tenant", "user_account", "device", "phone_number", "audit_entry");
    }

    private static void aBitOfEverything() {
        Tenancy tenant = Tenancy.create();
        User ann = tenant.userWithPhone();
        User bob = tenant.userWithPhone();
        Did number = tenant.numberOf(ann);
        tenant.numberOf(bob);
        platformAdmin().patch(number.path(), Map.of("enabled", false)).expect(200);
        platformAdmin().post(ann.phone().path() + "/rotate-password").expect(200);
        platformAdmin().delete(bob.path() + "?unassign=true").expect(204);
        platformAdmin().patch(ann.path(), Map.of("status", "suspended")).expect(200);
        platformAdmin().patch(tenant.path(), Map.of("status", "suspended")).expect(200);
        Tenancy closed = Tenancy.create();
        closed.numberOf(closed.user());
        platformAdmin().delete(closed.path()).expect(204);
    }

    /** On every node: a processor that still runs elsewhere would take over. */
    private static Stream<StreamingEventProcessor> processors(String... groups) {
        return Portal.nodes().stream()
                .map(node -> node.bean(EventProcessingConfiguration.class))
                .flatMap(processing -> Stream.of(groups).map(group -> processor(processing, group)));
    }

    private static StreamingEventProcessor processor(EventProcessingConfiguration processing, String group) {
        return processing.eventProcessor(group, StreamingEventProcessor.class).orElseThrow();
    }
}
