package com.pbxportal.app.axon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * What the current unit of work has published so far, by aggregate. Whoever loads an aggregate looks here for what is
 * not stored yet; Axon goes through all events of the unit of work instead, for each aggregate that is loaded.
 */
final class StagedEvents {

    private static final String KEY = StagedEvents.class.getName();

    private final Map<String, List<DomainEventMessage<?>>> byAggregate = new HashMap<>();

    private StagedEvents() {}

    /** Nested units of work share what their root knows, and take back what is theirs when they fail alone. */
    static void add(List<? extends EventMessage<?>> events) {
        if (!CurrentUnitOfWork.isStarted()) {
            return;
        }
        UnitOfWork<?> unit = CurrentUnitOfWork.get();
        StagedEvents staged = unit.root().getOrComputeResource(KEY, key -> new StagedEvents());
        staged.addAll(events);
        if (unit.parent().isPresent()) {
            unit.onRollback(failed -> staged.removeAll(events));
        }
    }

    static List<DomainEventMessage<?>> of(String aggregate) {
        if (!CurrentUnitOfWork.isStarted()) {
            return List.of();
        }
        StagedEvents staged = CurrentUnitOfWork.get().root().getResource(KEY);
        return staged == null ? List.of() : List.copyOf(staged.byAggregate.getOrDefault(aggregate, List.of()));
    }

    private void addAll(List<? extends EventMessage<?>> events) {
        for (EventMessage<?> event : events) {
            if (event instanceof DomainEventMessage<?> fact) {
                byAggregate
                        .computeIfAbsent(fact.getAggregateIdentifier(), id -> new ArrayList<>())
                        .add(fact);
            }
        }
    }

    private void removeAll(List<? extends EventMessage<?>> events) {
        for (EventMessage<?> event : events) {
            if (event instanceof DomainEventMessage<?> fact) {
                byAggregate
                        .getOrDefault(fact.getAggregateIdentifier(), new ArrayList<>())
                        .remove(fact);
            }
        }
    }
}
