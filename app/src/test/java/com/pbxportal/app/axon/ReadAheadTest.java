package com.pbxportal.app.axon;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Node;
import com.pbxportal.app.support.Numbers;
import com.pbxportal.app.support.Portal;
import com.pbxportal.app.support.Tenancy;
import com.pbxportal.command.ReadAhead;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** The events of many aggregates are read with few statements, and are the same ones. */
class ReadAheadTest {

    private final AtomicInteger statements = new AtomicInteger();
    private final PortalEventStorageEngine engine =
            engineOn(new Counted(Portal.node().bean(DataSource.class)));

    @Test
    void the_events_of_many_aggregates_are_read_with_one_statement_for_hundreds_of_them() {
        List<String> ids = allocated(2 * ReadAhead.AT_ONCE);
        Map<String, List<String>> oneByOne = new HashMap<>();
        ids.forEach(id -> oneByOne.put(id, eventsOf(id)));
        statements.set(0);

        Map<String, List<String>> readAhead = new HashMap<>();
        UnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(null);
        engine.forEach(ids, id -> readAhead.put(id, eventsOf(id)));
        unit.commit();

        assertThat(readAhead).isEqualTo(oneByOne);
        assertThat(oneByOne.values()).allSatisfy(events -> assertThat(events).hasSize(2));
        assertThat(statements.get()).isEqualTo(2);
    }

    @Test
    void an_aggregate_that_was_not_read_ahead_is_read_as_usual() {
        List<String> ids = allocated(3);
        UnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(null);
        engine.read(ids.subList(0, 2));

        assertThat(eventsOf(ids.getLast())).hasSize(2);
        assertThat(eventsOf("nobody's")).isEmpty();
        unit.commit();
    }

    private static List<String> allocated(int count) {
        List<String> numbers = Numbers.fresh(count);
        Portal.platformAdmin()
                .post("/api/v1/dids/import", Numbers.toImport(numbers))
                .expect(201);
        List<String> ids = numbers.stream().map(Numbers::idOf).toList();
        Portal.platformAdmin()
                .post(
                        "/api/v1/dids/allocate",
                        Map.of("tenant_id", Tenancy.create().id(), "did_ids", ids))
                .expect(200);
        return ids;
    }

    /** As the event store loads an aggregate. */
    private List<String> eventsOf(String id) {
        List<String> events = new ArrayList<>();
        engine.readSnapshot(id).ifPresent(snapshot -> events.add("snapshot"));
        engine.readEvents(id).asStream().map(DomainEventMessage::getIdentifier).forEach(events::add);
        return events;
    }

    private static PortalEventStorageEngine engineOn(DataSource dataSource) {
        Node node = Portal.node();
        AxonConfiguration axon = new AxonConfiguration();
        return axon.eventStorageEngine(
                node.bean(Serializer.class),
                node.bean(org.axonframework.config.Configuration.class),
                axon.connectionProvider(dataSource),
                node.bean(TransactionManager.class),
                dataSource,
                node.bean(Cache.class));
    }

    /** Counts what is asked. */
    private final class Counted extends DelegatingDataSource {

        private Counted(DataSource target) {
            super(target);
        }

        @Override
        public Connection getConnection() throws java.sql.SQLException {
            Connection connection = super.getConnection();
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        if (method.getName().equals("prepareStatement")) {
                            statements.incrementAndGet();
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }
}
