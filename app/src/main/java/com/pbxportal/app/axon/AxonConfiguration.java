package com.pbxportal.app.axon;

import com.pbxportal.shared.event.PortalSerializer;
import com.pbxportal.shared.identity.Caller;
import java.time.Duration;
import javax.sql.DataSource;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingModule;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.MessageOriginProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.modelling.saga.repository.jdbc.JdbcSagaStore;
import org.axonframework.modelling.saga.repository.jdbc.PostgresSagaSqlSchema;
import org.axonframework.modelling.saga.repository.jdbc.SagaSchema;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.transaction.PlatformTransactionManager;

/** Axon on PostgreSQL over plain JDBC. Flyway owns the tables. */
@Configuration(proxyBeanMethods = false)
class AxonConfiguration {

    private static final int CACHED_AGGREGATES = 20_000;

    /**
     * After so long a silence another node takes a group of projections for left alone. Whoever lives says so every
     * second, and with each batch, which takes some 100 ms: half of Axon's own 10 s is still fifty times that. A batch
     * that is longer holds its claim ({@link HeldClaim}). Who is taken for dead by mistake loses a batch, as its rows and
     * its token are one transaction.
     */
    private static final Duration SILENCE = Duration.ofSeconds(5);

    @Bean
    @Primary
    Serializer portalSerializer() {
        return new PortalSerializer();
    }

    /** Said here, because Axon looks for Spring's before Spring Boot 4 has made it, and then does without transactions. */
    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    @Bean
    ConnectionProvider connectionProvider(DataSource dataSource) {
        return new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(dataSource));
    }

    @Bean
    PortalEventStorageEngine eventStorageEngine(
            Serializer serializer,
            org.axonframework.config.Configuration axon,
            ConnectionProvider connections,
            TransactionManager transactions,
            DataSource dataSource,
            Cache aggregateCache) {
        var builder = JdbcEventStorageEngine.builder()
                .snapshotSerializer(serializer)
                .eventSerializer(serializer)
                .upcasterChain(axon.upcasterChain())
                .snapshotFilter(axon.snapshotFilter())
                .persistenceExceptionResolver(new UniqueKeyViolations())
                .connectionProvider(connections)
                .transactionManager(transactions)
                .dataType(byte[].class)
                .schema(eventSchema())
                .batchSize(CommittedEvents.READ_AT_ONCE);
        return new PortalEventStorageEngine(builder, dataSource, aggregateCache);
    }

    @Bean
    EventStore eventStore(EventStorageEngine engine) {
        return new PortalEventStore(engine);
    }

    @Bean
    TokenStore tokenStore(ConnectionProvider connections, Serializer serializer) {
        return JdbcTokenStore.builder()
                .connectionProvider(connections)
                .serializer(serializer)
                .contentType(byte[].class)
                .claimTimeout(SILENCE)
                .schema(TokenSchema.builder()
                        .setTokenTable("eventstore.token_entry")
                        .setProcessorNameColumn("processor_name")
                        .setTokenTypeColumn("token_type")
                        .build())
                .build();
    }

    @Bean
    SagaStore<Object> sagaStore(ConnectionProvider connections, Serializer serializer) {
        return JdbcSagaStore.builder()
                .connectionProvider(connections)
                .serializer(serializer)
                .sqlSchema(new PostgresSagaSqlSchema(SagaSchema.builder()
                        .sagaEntryTable("eventstore.saga_entry")
                        .associationValueEntryTable("eventstore.association_value_entry")
                        .sagaIdColumn("saga_id")
                        .sagaTypeColumn("saga_type")
                        .associationKeyColumn("association_key")
                        .associationValueColumn("association_value")
                        .serializedSagaColumn("serialized_saga")
                        .build()))
                .build();
    }

    /** Every event says who caused it, from where, and by which request. */
    @Bean
    CorrelationDataProvider callerCorrelation() {
        return new SimpleCorrelationDataProvider(Caller.METADATA_KEYS);
    }

    /** Which message led to an event, and which request began it all. */
    @Bean
    CorrelationDataProvider originCorrelation() {
        return new MessageOriginProvider();
    }

    @Bean
    EventProcessingModule eventProcessingModule() {
        EventProcessingModule processing = new SoonRetryingProcessor.Module();
        processing.registerDefaultHandlerInterceptor((axon, group) ->
                new HeldClaim(axon.eventProcessingConfiguration().tokenStore(group), group));
        return processing;
    }

    @Bean
    Cache aggregateCache() {
        return new CaffeineCache(CACHED_AGGREGATES);
    }

    private static EventSchema eventSchema() {
        return EventSchema.builder()
                .eventTable("eventstore.domain_event_entry")
                .snapshotTable("eventstore.snapshot_event_entry")
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
                .build();
    }
}
