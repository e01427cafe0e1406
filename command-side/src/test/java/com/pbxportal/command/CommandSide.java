package com.pbxportal.command;

import com.pbxportal.command.device.PhoneSettings;
import com.pbxportal.command.session.AccessTokenIssuer;
import com.pbxportal.command.session.IssuedAccessToken;
import com.pbxportal.shared.event.PortalSerializer;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.caching.WeakReferenceCache;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.flywaydb.core.Flyway;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Primary;
import org.springframework.transaction.PlatformTransactionManager;

/** The command side but for what needs an Asterisk (Apply, device status, refused SIP requests), and for what comes by itself later. What the application adds is added here in its simplest form. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(PhoneSettings.class)
@ConfigurationPropertiesScan({
    "com.pbxportal.command.refusal",
    "com.pbxportal.command.session",
    "com.pbxportal.command.tenant",
    "com.pbxportal.command.user",
    "com.pbxportal.command.vault"
})
@ComponentScan(
        basePackages = "com.pbxportal.command",
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern =
                                "com\\.pbxportal\\.command\\.(apply\\..*|refusal\\.sip\\..*|device\\.DeviceStatus.*|SchedulerLifecycle)"))
class CommandSide {

    /** More than any race has threads. */
    private static final int MOST_CONNECTIONS = 60;

    private static final DataSource POSTGRES = startPostgres();

    @Bean
    DataSource dataSource() {
        return POSTGRES;
    }

    @Bean
    @Primary
    Serializer serializer() {
        return new PortalSerializer();
    }

    @Bean
    Cache aggregateCache() {
        return new WeakReferenceCache();
    }

    @Bean
    CorrelationDataProvider caller() {
        return new SimpleCorrelationDataProvider(com.pbxportal.shared.identity.Caller.METADATA_KEYS);
    }

    @Bean
    TransactionManager axonTransactions(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    @Bean
    ConnectionProvider connections(DataSource dataSource) {
        return new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(dataSource));
    }

    @Bean
    EventStorageEngine store(Serializer serializer, ConnectionProvider connections, TransactionManager transactions) {
        return JdbcEventStorageEngine.builder()
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .connectionProvider(connections)
                .transactionManager(transactions)
                .persistenceExceptionResolver(CommandSide::isDuplicateKey)
                .dataType(byte[].class)
                .schema(EventSchema.builder()
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
                        .build())
                .build();
    }

    @Bean
    ReadAhead readAhead() {
        return aggregates -> {};
    }

    /** Tokens are the application's business; here they only say whose they are. */
    @Bean
    AccessTokenIssuer issuer() {
        return (session, user, role, tenant) -> new IssuedAccessToken(session + " " + role, Duration.ofHours(1));
    }

    private static boolean isDuplicateKey(Exception exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && ("23505".equals(sql.getSQLState())
                            || sql.getNextException() != null && isDuplicateKey(sql.getNextException()))) {
                return true;
            }
        }
        return false;
    }

    private static DataSource startPostgres() {
        try {
            // Ends with the process: it is the tests' own.
            @SuppressWarnings("resource")
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("synchronous_commit", "off")
                    .start();
            HikariDataSource dataSource = new HikariDataSource();
            dataSource.setDataSource(postgres.getPostgresDatabase());
            dataSource.setMaximumPoolSize(MOST_CONNECTIONS);
            for (String schema : List.of("eventstore", "command")) {
                Flyway.configure()
                        .dataSource(dataSource)
                        .schemas(schema)
                        .locations("classpath:db/migration/" + schema)
                        .load()
                        .migrate();
            }
            return dataSource;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
