package com.pbxportal.app.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.CannotCreateTransactionException;

/** What a unit of work has published is seen by whoever loads an aggregate in it, at a cost that does not grow. */
class PortalEventStoreTest {

    private final EventStore store = new PortalEventStore(new InMemoryEventStorageEngine());
    private final AtomicLong looks = new AtomicLong();
    private final UnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(null);

    @AfterEach
    void end() {
        if (unit.isActive()) {
            unit.rollback();
        }
    }

    @Test
    void an_aggregate_is_loaded_with_what_the_unit_of_work_has_published_of_it() {
        store.publish(event("one", 0), event("two", 0));
        store.publish(event("one", 1));

        assertThat(store.readEvents("one").asStream().map(event -> event.getSequenceNumber()))
                .containsExactly(0L, 1L);
        assertThat(store.lastSequenceNumberFor("one")).contains(1L);
        assertThat(store.readEvents("other").hasNext()).isFalse();
    }

    @Test
    void a_database_that_does_not_answer_is_not_asked_for_more() {
        EventStore away = new PortalEventStore(new InMemoryEventStorageEngine() {
            @Override
            public Optional<DomainEventMessage<?>> readSnapshot(String aggregate) {
                throw new CannotCreateTransactionException("away");
            }

            @Override
            public DomainEventStream readEvents(String aggregate, long firstSequenceNumber) {
                looks.incrementAndGet();
                return super.readEvents(aggregate, firstSequenceNumber);
            }
        });

        assertThatThrownBy(() -> away.readEvents("one")).isInstanceOf(CannotCreateTransactionException.class);
        assertThat(looks).hasValue(0);
    }

    @Test
    void what_was_committed_is_there_once() {
        store.publish(event("one", 0));
        unit.commit();

        assertThat(store.readEvents("one").asStream()).hasSize(1);
    }

    @Test
    void what_a_nested_unit_of_work_published_goes_with_it_when_it_fails() {
        store.publish(event("one", 0));
        UnitOfWork<?> kept = DefaultUnitOfWork.startAndGet(null);
        store.publish(event("one", 1));
        kept.commit();
        UnitOfWork<?> failed = DefaultUnitOfWork.startAndGet(null);
        store.publish(event("one", 2));
        failed.rollback();

        assertThat(store.readEvents("one").asStream().map(event -> event.getSequenceNumber()))
                .containsExactly(0L, 1L);
    }

    /** Twice as many aggregates, each loaded and changed, are twice the work: an event is looked at a few times. */
    @Test
    void loading_does_not_go_through_what_other_aggregates_have_published() {
        int aggregates = 2_000;
        for (int n = 0; n < aggregates; n++) {
            store.readEvents("aggregate " + n).asStream().toList();
            store.publish(event("aggregate " + n, 0));
        }

        assertThat(looks.get()).isLessThan(10L * aggregates);
    }

    /** An event that counts how often somebody asks whose it is. */
    private GenericDomainEventMessage<String> event(String aggregate, long sequenceNumber) {
        return new GenericDomainEventMessage<>("Thing", aggregate, sequenceNumber, "happened") {
            @Override
            public String getAggregateIdentifier() {
                looks.incrementAndGet();
                return super.getAggregateIdentifier();
            }
        };
    }
}
