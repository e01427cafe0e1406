package com.pbxportal.app.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Node;
import com.pbxportal.app.support.Portal;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.modelling.saga.repository.jdbc.JdbcSagaStore;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** Axon falls back silently to parts without transactions and tokens in memory; then events get lost. */
class WiringTest {

    @Test
    void axon_stands_on_postgresql_and_its_transactions() {
        Node node = Portal.node();

        assertThat(node.bean(TransactionManager.class)).isInstanceOf(SpringTransactionManager.class);
        assertThat(node.bean(EventStorageEngine.class)).isInstanceOf(JdbcEventStorageEngine.class);
        assertThat(node.bean(TokenStore.class)).isInstanceOf(JdbcTokenStore.class);
        assertThat(node.bean(SagaStore.class)).isInstanceOf(JdbcSagaStore.class);
    }

    @Test
    void there_is_one_transaction_manager_and_it_is_that_of_the_primary_database() {
        Node node = Portal.node();

        assertThat(node.context().getBeansOfType(PlatformTransactionManager.class))
                .hasSize(1);
        assertThat(((JdbcTransactionManager) node.bean(PlatformTransactionManager.class)).getDataSource())
                .isSameAs(node.bean(DataSource.class));
    }

    @Test
    void each_group_of_projections_keeps_its_place_in_the_database() {
        EventProcessingConfiguration processing = Portal.node().bean(EventProcessingConfiguration.class);

        assertThat(processing.eventProcessors())
                .containsOnlyKeys("views", "audit", "apply-saga")
                .allSatisfy((name, processor) -> {
                    assertThat(processor).isInstanceOf(TrackingEventProcessor.class);
                    assertThat(processing.tokenStore(name)).isInstanceOf(JdbcTokenStore.class);
                    assertThat(processing.transactionManager(name)).isInstanceOf(SpringTransactionManager.class);
                });
    }
}
