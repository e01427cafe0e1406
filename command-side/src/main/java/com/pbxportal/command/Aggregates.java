package com.pbxportal.command;

import com.pbxportal.shared.error.Rejection;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.axonframework.eventsourcing.IncompatibleAggregateException;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;

/** Loading and creating aggregates inside a command handler, with the portal's own errors. */
public final class Aggregates {

    private Aggregates() {}

    public static <T> Aggregate<T> load(Repository<T> repository, Object id, Supplier<? extends Rejection> unknown) {
        try {
            return repository.load(id.toString());
        } catch (AggregateNotFoundException | IncompatibleAggregateException e) {
            // Nothing has this id, or something of another type: the event store holds them all, and looks at ids
            // alone.
            throw unknown.get();
        }
    }

    /** For types that are cached, in a cache that they share and that looks at ids alone, too. */
    public static <T> Aggregate<T> load(
            Repository<T> repository, Class<T> type, Object id, Supplier<? extends Rejection> unknown) {
        Aggregate<T> found = load(repository, id, unknown);
        if (!type.isAssignableFrom(found.rootType())) {
            throw unknown.get();
        }
        return found;
    }

    public static <T> Aggregate<T> create(Repository<T> repository, Callable<T> factory) {
        try {
            return repository.newInstance(factory);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
