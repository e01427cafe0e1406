package com.pbxportal.command.apply.preview;

import com.pbxportal.command.apply.configuration.Candidate;
import com.pbxportal.command.apply.guest.TenantConfiguration;
import com.pbxportal.shared.configuration.Slice;
import com.pbxportal.shared.configuration.Thing;
import com.pbxportal.shared.identity.TenantId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How many things of one kind an apply would bring, change or take away in Asterisk's files and rows. What shows in
 * neither is not counted, whatever was changed of it; a thing that changes there counts, whoever made it change.
 */
record PendingChanges(int added, int changed, int removed) {

    private static final PendingChanges NONE = new PendingChanges(0, 0, 0);
    private static final PendingChanges ADDED = new PendingChanges(1, 0, 0);
    private static final PendingChanges CHANGED = new PendingChanges(0, 1, 0);
    private static final PendingChanges REMOVED = new PendingChanges(0, 0, 1);

    private PendingChanges plus(PendingChanges more) {
        return new PendingChanges(added + more.added, changed + more.changed, removed + more.removed);
    }

    /** By name of the slice. @param scope whose things are counted; null: all tenants' */
    static Map<String, PendingChanges> between(Candidate applied, Candidate pending, @Nullable TenantId scope) {
        Map<Thing, String> before = applied.written();
        Map<Thing, String> after = pending.written();
        Map<String, PendingChanges> bySlice = new LinkedHashMap<>();
        for (Slice<?> slice : pending.settings().guests().slices()) {
            Set<Thing> were = things(slice, applied.tenantsIn(scope));
            Set<Thing> are = things(slice, pending.tenantsIn(scope));
            PendingChanges all = Stream.concat(were.stream(), are.stream())
                    .distinct()
                    .filter(thing -> !before.getOrDefault(thing, "").equals(after.getOrDefault(thing, "")))
                    .map(thing -> !were.contains(thing) ? ADDED : !are.contains(thing) ? REMOVED : CHANGED)
                    .reduce(NONE, PendingChanges::plus);
            bySlice.put(slice.name(), all);
        }
        return bySlice;
    }

    private static <C extends Record> Set<Thing> things(Slice<C> slice, List<TenantConfiguration> tenants) {
        return tenants.stream()
                .flatMap(tenant -> tenant.all(slice).stream())
                .map(slice::thing)
                .collect(Collectors.toUnmodifiableSet());
    }
}
