package com.pbxportal.shared.configuration;

import com.pbxportal.shared.identity.TenantId;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that Asterisk has to know of one tenant.
 *
 * @param slices the things of each kind, by the slice's name; of what there is nothing, there is no slice
 */
public record Configuration(TenantId owner, SortedMap<String, List<? extends Record>> slices) {

    public Configuration {
        slices = Collections.unmodifiableSortedMap(new TreeMap<>(slices));
    }

    public static Configuration of(TenantId owner) {
        return new Configuration(owner, new TreeMap<>());
    }

    @SuppressWarnings("unchecked") // Each name is one slice's, and what stands there came by way of that slice.
    public <C extends Record> List<C> all(Slice<C> slice) {
        return (List<C>) slices.getOrDefault(slice.name(), List.of());
    }

    public <C extends Record> Configuration with(Slice<C> slice, List<C> others) {
        SortedMap<String, List<? extends Record>> changed = new TreeMap<>(slices);
        if (others.isEmpty()) {
            changed.remove(slice.name());
        } else {
            changed.put(slice.name(), slice.sorted(others));
        }
        return new Configuration(owner, changed);
    }
}
