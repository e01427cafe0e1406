package com.pbxportal.command;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * For decisions about many aggregates in one unit of work: their events are read many at a time, before each is loaded.
 * A statement or two for each of them would be most of the work.
 */
public interface ReadAhead {

    /** Enough to make statements few, and few enough for any heap. */
    int AT_ONCE = 500;

    /**
     * Reads what loading these will ask for in the current unit of work, and forgets what was read ahead before. No
     * cache is believed: another node may have changed many of them, and asking twice would find out about one.
     */
    void read(Collection<String> aggregates);

    /** Does it with each of them, in their order. */
    default <I> void forEach(Collection<I> ids, Consumer<? super I> action) {
        List<I> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<I> next = all.subList(from, Math.min(from + AT_ONCE, all.size()));
            if (next.size() > 1) {
                read(next.stream().map(Object::toString).toList());
            }
            next.forEach(action);
        }
    }
}
