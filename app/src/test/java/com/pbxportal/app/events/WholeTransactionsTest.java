package com.pbxportal.app.events;

import static com.pbxportal.app.support.Portal.platformAdmin;
import static com.pbxportal.app.support.Portal.postgres;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.pbxportal.app.support.Numbers;
import com.pbxportal.app.support.Portal;
import com.pbxportal.app.support.Tenancy;
import com.pbxportal.shared.apply.ApplyFailed;
import com.pbxportal.shared.apply.ApplyJobId;
import com.pbxportal.shared.apply.ApplyRequested;
import com.pbxportal.shared.apply.ApplyStep;
import com.pbxportal.shared.event.PortalEvent;
import com.pbxportal.shared.event.StoredAs;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.phonenumber.E164;
import com.pbxportal.shared.phonenumber.PhoneNumberAllocated;
import com.pbxportal.shared.phonenumber.PhoneNumberId;
import com.pbxportal.shared.phonenumber.PhoneNumberImported;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What was done in one transaction is there as a whole, and nothing gets in later before what was there already. */
class WholeTransactionsTest {

    private final TransactionTemplate transaction = transaction();
    private final ApplyJobId job = new ApplyJobId(UUID.randomUUID());

    private Tenancy tenant;
    private TenantId owner;

    @BeforeEach
    void tenant() {
        tenant = Tenancy.create();
        owner = new TenantId(UUID.fromString(tenant.id()));
    }

    @Test
    void no_snapshot_is_taken_in_the_midst_of_a_transaction() {
        String first = Numbers.fresh();
        String second = Numbers.fresh();
        ReadModels.awaitAll();

        views().forEach(StreamingEventProcessor::shutDown);
        transaction.executeWithoutResult(both -> {
            allocate(first);
            transaction.executeWithoutResult(between -> request(job));
            allocate(second);
        });
        views().forEach(StreamingEventProcessor::start);
        ReadModels.awaitAll();

        assertThat(snapshot()).satisfiesAnyOf(body -> assertThat(body).contains(first, second), body -> assertThat(body)
                .doesNotContain(first)
                .doesNotContain(second));
    }

    @Test
    void what_becomes_visible_after_a_snapshot_is_after_it_for_good() {
        String late = Numbers.fresh();
        transaction.executeWithoutResult(longer -> {
            allocate(late);
            transaction.executeWithoutResult(shorter -> request(job));
            ReadModels.awaitAll();
        });
        ReadModels.awaitAll();

        String live = snapshot();
        List<String> pending = changesSinceSnapshot();

        views().forEach(StreamingEventProcessor::shutDown);
        postgres()
                .sql("DELETE FROM readmodel.configuration_snapshot WHERE job_id = ?")
                .param(job.value())
                .update();
        views().findFirst().orElseThrow().resetTokens();
        views().forEach(StreamingEventProcessor::start);
        ReadModels.awaitRebuild();

        assertSoftly(all -> {
            all.assertThat(live).doesNotContain(late);
            all.assertThat(pending).contains(Numbers.idOf(late));
            all.assertThat(snapshot()).isEqualTo(live);
        });
    }

    private String snapshot() {
        return postgres()
                .sql("SELECT body FROM readmodel.configuration_part WHERE job_id = ?")
                .param(job.value())
                .query(String.class)
                .single();
    }

    /** What the preview tells, if that snapshot is what runs. */
    private List<String> changesSinceSnapshot() {
        postgres().sql("""
                        INSERT INTO command.applied_part (tenant_id, job_id, position, sha256, body)
                        SELECT part.tenant_id, job_id, position, sha256, body
                        FROM readmodel.configuration_part AS part JOIN readmodel.configuration_snapshot USING (job_id)
                        WHERE job_id = ?""").param(job.value()).update();
        try {
            return platformAdmin()
                    .post("/api/v1/apply/preview", Map.of("tenant_id", tenant.id()))
                    .expect(200)
                    .at("activity/changes")
                    .findValuesAsString("entity_id");
        } finally {
            postgres()
                    .sql("DELETE FROM command.applied_part WHERE tenant_id = ?")
                    .param(owner.value())
                    .update();
        }
    }

    /** Each within the other: the inner one begins later and ends earlier. */
    private static TransactionTemplate transaction() {
        TransactionTemplate template = new TransactionTemplate(Portal.node().bean(PlatformTransactionManager.class));
        template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return template;
    }

    private void allocate(String number) {
        E164 e164 = new E164(number);
        PhoneNumberId id = PhoneNumberId.of(e164);
        publish(id, 0, new PhoneNumberImported(id, e164, "Late", Map.of()));
        publish(id, 1, new PhoneNumberAllocated(id, e164, owner));
    }

    /** An apply that comes to nothing: its snapshot is taken all the same. */
    private void request(ApplyJobId job) {
        publish(job, 0, new ApplyRequested(job, owner, false));
        publish(job, 1, new ApplyFailed(job, owner, ApplyStep.SNAPSHOT, "Only its snapshot was wanted"));
    }

    private static void publish(Object stream, long sequence, PortalEvent event) {
        Portal.node()
                .bean(EventStore.class)
                .publish(List.of(new GenericDomainEventMessage<>(
                        event.getClass().getAnnotation(StoredAs.class).value(),
                        stream.toString(),
                        sequence,
                        event,
                        Caller.system("whole transactions").toMetaData())));
    }

    /** On every node: a processor that still runs elsewhere would take over. */
    private static Stream<StreamingEventProcessor> views() {
        return Portal.nodes().stream().map(node -> node.bean(EventProcessingConfiguration.class)
                .eventProcessor("views", StreamingEventProcessor.class)
                .orElseThrow());
    }
}
