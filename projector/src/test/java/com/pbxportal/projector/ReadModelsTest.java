package com.pbxportal.projector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.pbxportal.shared.apply.ApplyFailed;
import com.pbxportal.shared.apply.ApplyJobId;
import com.pbxportal.shared.apply.ApplyRequested;
import com.pbxportal.shared.apply.ApplyStep;
import com.pbxportal.shared.configuration.ConfigurationPart;
import com.pbxportal.shared.destination.Destination;
import com.pbxportal.shared.device.Codec;
import com.pbxportal.shared.device.ConfiguredDevice;
import com.pbxportal.shared.device.Transport;
import com.pbxportal.shared.event.PortalEvent;
import com.pbxportal.shared.event.StoredAs;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.phonenumber.ConfiguredNumber;
import com.pbxportal.shared.phonenumber.E164;
import com.pbxportal.shared.phonenumber.PhoneNumberId;
import com.pbxportal.shared.phonenumber.PhoneNumberImported;
import com.pbxportal.shared.tenant.ConfiguredTenant;
import com.pbxportal.shared.tenant.Country;
import com.pbxportal.shared.tenant.TenantStatus;
import com.pbxportal.shared.tenant.TenantSuspended;
import com.pbxportal.shared.user.ConfiguredUser;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** The projections as they run: behind Axon's processors, on PostgreSQL. */
@SpringBootTest(
        properties = {
            "spring.flyway.enabled=false",
            "axon.axonserver.enabled=false",
            "axon.update-check.disabled=true",
            "axon.timeout.enabled=false",
            "logging.level.root=warn"
        })
class ReadModelsTest {

    private static final List<String> GROUPS = List.of("views", "audit");

    private static final Map<String, String> TABLES = Map.of(
            "tenant", "id",
            "user_account", "id",
            "device", "id",
            "phone_number", "id",
            "phone_number_count", "tenant_id, status, provider, enabled",
            "apply_job", "id",
            "apply_plan", "id",
            "audit_entry", "position",
            "audit_entry_count", "tenant_id, entity_type, action");

    @Autowired
    EventStorageEngine store;

    @Autowired
    TransactionManager transactions;

    @Autowired
    EventProcessingConfiguration processing;

    @Autowired
    JdbcTemplate jdbc;

    private final Map<Object, Long> sequences = new HashMap<>();
    private final Story story = new Story();

    @BeforeEach
    void theStoryHappens() {
        story.chapters().forEach(chapter -> publish(chapter.stream(), chapter.event()));
        awaitAllSeen();
    }

    @Test
    void tenants_show_their_latest_details_and_status() {
        assertThat(row("tenant", story.acme))
                .containsEntry("name", "Acme Corp " + story.tag())
                .containsEntry("status", "ACTIVE")
                .containsEntry("ext_max", 2999)
                .containsEntry("default_inbound_destination", "Hangup()")
                .containsEntry("country", "DE");
        assertThat(row("tenant", story.gone)).containsEntry("status", "CLOSED");
    }

    @Test
    void users_show_their_latest_details_and_deleted_ones_have_no_extension() {
        assertThat(row("user_account", story.alice))
                .containsEntry("email", "alice.b@" + story.tag() + ".test")
                .containsEntry("role", "TENANT_ADMIN")
                .containsEntry("status", "ACTIVE")
                .containsEntry("extension", 1000)
                .containsEntry("voicemail_enabled", true);
        assertThat(row("user_account", story.bob))
                .containsEntry("status", "DELETED")
                .containsEntry("extension", null);
    }

    @Test
    void devices_show_their_latest_details_and_deleted_ones_are_gone() {
        assertThat(row("device", story.desk))
                .containsEntry("label", "Desk phone")
                .containsEntry("transport", "TLS")
                .containsEntry("direct_media", true)
                .containsEntry("keep_alive", true)
                .containsEntry("enabled", false)
                .containsEntry("password_generation", 2);
        assertThat(jdbc.queryForObject(
                        "SELECT codecs::text FROM readmodel.device WHERE id = ?", String.class, story.desk.value()))
                .isEqualTo("{g722,alaw}");
        assertThat(jdbc.queryForList("SELECT 1 FROM readmodel.device WHERE id = ?", story.lost.value()))
                .isEmpty();
    }

    @Test
    void numbers_show_where_they_stand_and_where_they_lead() {
        assertThat(row("phone_number", story.numberId))
                .containsEntry("number", story.number.value())
                .containsEntry("status", "ASSIGNED")
                .containsEntry("provider", "Telekom")
                .containsEntry("tenant_id", story.acme.value())
                .containsEntry("enabled", true)
                .containsEntry("assignment_id", story.assignment.value())
                .containsEntry("assigned_type", "USER")
                .containsEntry("assigned_id", story.alice.value());
        assertThat(row("phone_number", story.returnedId))
                .containsEntry("status", "UNASSIGNED")
                .containsEntry("tenant_id", null)
                .containsEntry("assignment_id", null)
                .containsEntry("assigned_at", null);
    }

    @Test
    void counts_are_those_of_the_rows() {
        assertThat(jdbc.queryForList("""
                        SELECT tenant_id, status, provider, enabled, count FROM readmodel.phone_number_count
                        WHERE count <> 0
                        EXCEPT
                        SELECT tenant_id, status, provider, enabled, count(*) FROM readmodel.phone_number
                        GROUP BY tenant_id, status, provider, enabled""")).isEmpty();
        assertThat(jdbc.queryForList("""
                        SELECT tenant_id, entity_type, action, count(*) FROM readmodel.audit_entry
                        GROUP BY tenant_id, entity_type, action
                        EXCEPT
                        SELECT tenant_id, entity_type, action, count FROM readmodel.audit_entry_count""")).isEmpty();
    }

    @Test
    void apply_jobs_show_how_far_they_came() {
        assertThat(row("apply_job", story.applied))
                .containsEntry("status", "SUCCESS")
                .containsEntry("revision", "r1")
                .containsEntry("rows_removed", 3)
                .containsEntry("changed", true)
                .containsEntry("failed_step", null);
        assertThat(jdbc.queryForList(
                        "SELECT step ->> 'step' FROM readmodel.apply_job, jsonb_array_elements(steps) AS step WHERE id = ?",
                        String.class,
                        story.applied.value()))
                .containsExactly(
                        "SNAPSHOT", "VALIDATE", "GENERATE", "PREFLIGHT", "WRITE", "SYNCHRONISE", "RELOAD", "VERIFY");
        assertThat(row("apply_job", story.rolledBack))
                .containsEntry("status", "ROLLED_BACK")
                .containsEntry("failed_step", "VERIFY");
        assertThat(row("apply_job", story.failed))
                .containsEntry("status", "FAILED")
                .containsEntry("started_at", null)
                .containsEntry("error_text", "Cannot connect to Asterisk AMI");
    }

    @Test
    void a_configuration_snapshot_holds_what_was_before_the_request_and_nothing_after() {
        ApplyJobId job = new ApplyJobId(UUID.randomUUID());
        publish(job, new ApplyRequested(job, story.acme, false));
        publish(story.acme, new TenantSuspended(story.acme));
        awaitAllSeen();

        Map<String, Object> part =
                jdbc.queryForMap("SELECT * FROM readmodel.configuration_part WHERE job_id = ?", job.value());
        com.pbxportal.shared.configuration.Configuration acme = new ConfigurationPart(
                        story.acme,
                        part.get("sha256").toString(),
                        part.get("body").toString())
                .configuration(List.of(
                        ConfiguredTenant.SLICE, ConfiguredUser.SLICE, ConfiguredDevice.SLICE, ConfiguredNumber.SLICE));
        assertThat(acme.all(ConfiguredTenant.SLICE)).singleElement().satisfies(tenant -> {
            assertThat(tenant.status()).isEqualTo(TenantStatus.ACTIVE);
            assertThat(tenant.country()).isEqualTo(new Country("DE"));
            assertThat(tenant.name()).isEqualTo("Acme Corp " + story.tag());
        });
        assertThat(acme.all(ConfiguredUser.SLICE)).singleElement().satisfies(alice -> {
            assertThat(alice.userId()).isEqualTo(story.alice);
            assertThat(alice.extension().number()).isEqualTo(1000);
        });
        assertThat(acme.all(ConfiguredDevice.SLICE)).singleElement().satisfies(desk -> {
            assertThat(desk.userId()).isEqualTo(story.alice);
            assertThat(desk.details().transport()).isEqualTo(Transport.TLS);
            assertThat(desk.details().codecs()).containsExactly(Codec.G722, Codec.ALAW);
            assertThat(desk.passwordGeneration()).isEqualTo(2);
        });
        assertThat(acme.all(ConfiguredNumber.SLICE))
                .contains(new ConfiguredNumber(story.number, true, Destination.user(story.alice)));
    }

    @Test
    void the_snapshot_of_an_apply_that_waits_is_kept_however_many_others_are_asked_for() {
        ApplyJobId waiting = new ApplyJobId(UUID.randomUUID());
        publish(waiting, new ApplyRequested(waiting, story.acme, false));
        for (int other = 0; other < 8; other++) {
            ApplyJobId job = new ApplyJobId(UUID.randomUUID());
            publish(job, new ApplyRequested(job, story.acme, false));
            publish(job, new ApplyFailed(job, story.acme, ApplyStep.SNAPSHOT, "no"));
        }
        awaitAllSeen();

        assertThat(jdbc.queryForList("SELECT 1 FROM readmodel.configuration_part WHERE job_id = ?", waiting.value()))
                .hasSize(1);
    }

    @Test
    void apply_jobs_know_their_places_in_the_order_of_all_events() {
        ApplyJobId job = new ApplyJobId(UUID.randomUUID());
        publish(job, new ApplyRequested(job, story.acme, false));
        publish(job, new ApplyFailed(job, story.acme, ApplyStep.SNAPSHOT, "no"));
        awaitAllSeen();

        List<Long> places = jdbc.queryForList(
                "SELECT position FROM eventstore.log JOIN eventstore.domain_event_entry USING (global_index)"
                        + " WHERE aggregate_identifier = ? ORDER BY 1",
                Long.class,
                job.toString());
        assertThat(row("apply_job", job))
                .containsEntry("requested_position", places.getFirst())
                .containsEntry("ended_position", places.getLast());
    }

    @Test
    void a_snapshot_of_the_platform_leaves_closed_tenants_out() {
        ApplyJobId job = new ApplyJobId(UUID.randomUUID());
        publish(job, new ApplyRequested(job, null, false));
        awaitAllSeen();

        assertThat(jdbc.queryForList(
                        "SELECT tenant_id FROM readmodel.configuration_part WHERE job_id = ?", UUID.class, job.value()))
                .contains(story.acme.value())
                .doesNotContain(story.gone.value());
    }

    @Test
    void a_snapshot_leaves_out_whose_changes_need_a_consent() {
        ApplyJobId job = new ApplyJobId(UUID.randomUUID());
        publish(job, new ApplyRequested(job, null, false, null, null, List.of(story.acme), false));
        awaitAllSeen();

        assertThat(jdbc.queryForList(
                        "SELECT tenant_id FROM readmodel.configuration_part WHERE job_id = ?", UUID.class, job.value()))
                .doesNotContain(story.acme.value());
        assertThat(row("apply_job", job).get("held_back")).hasToString("[\"" + story.acme + "\"]");
        assertThat(row("tenant", story.acme)).containsEntry("apply_needs_approval", true);
    }

    @Test
    void scheduled_applies_show_what_became_of_them() {
        assertThat(row("apply_plan", story.begun))
                .containsEntry("status", "STARTED")
                .containsEntry("planned_for", null)
                .containsEntry("approved_by", story.bob.value())
                .containsEntry("approved", "0".repeat(64))
                .containsEntry("job_id", story.applied.value());
        assertThat(row("apply_plan", story.missed))
                .containsEntry("status", "MISSED")
                .containsEntry("reason", "Nobody has agreed to it in time");
    }

    @Test
    void the_audit_log_says_who_did_it_and_from_where() {
        assertThat(jdbc.queryForMap(
                        "SELECT * FROM readmodel.audit_entry WHERE entity_id = ? AND action = 'CREATE'",
                        story.acme.value()))
                .containsEntry("entity_type", "Tenant")
                .containsEntry("event_name", "TenantCreated")
                .containsEntry("actor_role", "platform_admin")
                .containsEntry("user_agent", "test");
    }

    @Test
    void a_rebuild_gives_the_same_tables() {
        Map<String, List<Map<String, Object>>> live = tables();

        withoutProcessors(() -> GROUPS.forEach(group -> processor(group).resetTokens()));

        assertThat(tables()).isEqualTo(live);
    }

    @Test
    void events_that_come_again_change_nothing() {
        Map<String, List<Map<String, Object>>> live = tables();

        withoutProcessors(() -> jdbc.update("UPDATE eventstore.token_entry SET token = NULL, token_type = NULL"));

        assertThat(tables()).isEqualTo(live);
    }

    @Test
    void a_handler_that_fails_stops_its_group_loudly_and_skips_nothing() {
        E164 number = new Story().number;
        jdbc.execute("ALTER TABLE readmodel.phone_number RENAME TO phone_number_away");
        publish(PhoneNumberId.of(number), new PhoneNumberImported(PhoneNumberId.of(number), number, null, Map.of()));

        await().atMost(Duration.ofSeconds(60)).until(() -> processor("views").processingStatus().values().stream()
                .anyMatch(segment -> segment.isErrorState()));
        jdbc.execute("ALTER TABLE readmodel.phone_number_away RENAME TO phone_number");
        awaitAllSeen();

        assertThat(row("phone_number", PhoneNumberId.of(number))).containsEntry("status", "UNASSIGNED");
    }

    private void withoutProcessors(Runnable change) {
        GROUPS.forEach(group -> processor(group).shutDown());
        change.run();
        GROUPS.forEach(group -> processor(group).start());
        awaitAllSeen();
    }

    private TrackingEventProcessor processor(String group) {
        return processing.eventProcessor(group, TrackingEventProcessor.class).orElseThrow();
    }

    private void publish(Object stream, PortalEvent event) {
        long sequence = sequences.merge(stream, 0L, (last, zero) -> last + 1);
        EventMessage<?> message = new GenericDomainEventMessage<>(
                event.getClass().getAnnotation(StoredAs.class).value(),
                stream.toString(),
                sequence,
                event,
                Caller.system("test").toMetaData());
        transactions.executeInTransaction(() -> store.appendEvents(message));
    }

    private void awaitAllSeen() {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> jdbc.queryForObject("""
                SELECT count(*) = 2 FROM eventstore.token_entry
                WHERE (coalesce(convert_from(token, 'UTF8')::jsonb -> 'currentToken', convert_from(token, 'UTF8')::jsonb) ->> 'index')::bigint
                    >= (SELECT max(global_index) FROM eventstore.domain_event_entry)""", Boolean.class));
    }

    private Map<String, Object> row(String table, Object id) {
        return jdbc.queryForMap("SELECT * FROM readmodel." + table + " WHERE id = ?::uuid", id.toString());
    }

    private Map<String, List<Map<String, Object>>> tables() {
        Map<String, List<Map<String, Object>>> tables = new TreeMap<>();
        TABLES.forEach((table, key) -> tables.put(
                table,
                jdbc.queryForList("SELECT to_jsonb(t)::text FROM readmodel." + table + " AS t"
                        + (table.endsWith("_count") ? " WHERE count <> 0" : "") + " ORDER BY " + key)));
        return tables;
    }

    @Configuration
    @EnableAutoConfiguration
    @ComponentScan("com.pbxportal.projector")
    static class Projector {

        @Bean
        DataSource dataSource() {
            return Postgres.dataSource();
        }

        @Bean
        @Primary
        Serializer serializer() {
            return Jackson3Serializer.builder()
                    .jsonMapperBuilderCustomizer(
                            mapper -> mapper.polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                                    .allowIfSubType("org.axonframework.")
                                    .build()))
                    .build();
        }

        @Bean
        TransactionManager transactions(PlatformTransactionManager transactions) {
            return new SpringTransactionManager(transactions);
        }

        @Bean
        ConnectionProvider connections(DataSource dataSource) {
            return new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(dataSource));
        }

        @Bean
        EventStorageEngine store(
                Serializer serializer,
                ConnectionProvider connections,
                TransactionManager transactions,
                DataSource dataSource) {
            return new LoggingEngine(
                    JdbcEventStorageEngine.builder()
                            .eventSerializer(serializer)
                            .snapshotSerializer(serializer)
                            .connectionProvider(connections)
                            .transactionManager(transactions)
                            .dataType(byte[].class)
                            .schema(EventSchema.builder()
                                    .eventTable("eventstore.domain_event_entry")
                                    .globalIndexColumn("global_index")
                                    .timestampColumn("time_stamp")
                                    .eventIdentifierColumn("event_identifier")
                                    .aggregateIdentifierColumn("aggregate_identifier")
                                    .sequenceNumberColumn("sequence_number")
                                    .typeColumn("type")
                                    .payloadTypeColumn("payload_type")
                                    .payloadRevisionColumn("payload_revision")
                                    .payloadColumn("payload")
                                    .metaDataColumn("meta_data")
                                    .build()),
                    new JdbcTemplate(dataSource));
        }

        @Bean
        TokenStore tokens(ConnectionProvider connections, Serializer serializer) {
            return JdbcTokenStore.builder()
                    .connectionProvider(connections)
                    .serializer(serializer)
                    .contentType(byte[].class)
                    .schema(TokenSchema.builder()
                            .setTokenTable("eventstore.token_entry")
                            .setProcessorNameColumn("processor_name")
                            .setTokenTypeColumn("token_type")
                            .build())
                    .build();
        }
    }

    /** Axon's own, but for the log: whatever is read is in it before anybody handles it. */
    private static final class LoggingEngine extends JdbcEventStorageEngine {

        private final JdbcTemplate jdbc;

        private LoggingEngine(Builder builder, JdbcTemplate jdbc) {
            super(builder);
            this.jdbc = jdbc;
        }

        @Override
        protected List<? extends TrackedEventData<?>> fetchTrackedEvents(TrackingToken last, int batchSize) {
            List<? extends TrackedEventData<?>> events = super.fetchTrackedEvents(last, batchSize);
            jdbc.execute("CALL eventstore.write_log()");
            return events;
        }
    }
}
