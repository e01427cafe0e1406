package com.pbxportal.shared.configuration;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * What Asterisk has to know of one kind of thing: no secret, nothing that Asterisk does not care for, in one order, so
 * that the same content has the same bytes.
 *
 * @param name under which the things stand in a stored configuration, and are counted in a preview: {@code users}
 * @param id what makes one of them the same one after a change
 */
public record Slice<C extends Record>(String name, Class<C> type, Function<C, ?> id, Comparator<C> order) {

    public Thing thing(C one) {
        return new Thing(name, id.apply(one));
    }

    List<C> sorted(List<C> things) {
        return things.stream().sorted(order).toList();
    }
}
