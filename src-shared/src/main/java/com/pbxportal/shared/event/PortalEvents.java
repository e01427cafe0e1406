package com.pbxportal.shared.event;

import com.pbxportal.shared.claim.ClaimEvent;
import com.pbxportal.shared.kind.Kind;
import com.pbxportal.shared.kind.Kinds;
import com.pbxportal.shared.refusal.RefusalEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every event there is, found through the sealed families of all kinds. */
public final class PortalEvents {

    /** Families that tell of nothing that is kept: who has a value for themselves, and who was refused. */
    private static final List<Class<? extends PortalEvent>> OF_NO_KIND = List.of(ClaimEvent.class, RefusalEvent.class);

    public static final List<Class<? extends PortalEvent>> FAMILIES = Stream.concat(
                    Kinds.ALL.stream().<Class<? extends PortalEvent>>map(Kind::events), OF_NO_KIND.stream())
            .toList();

    /** All event classes, in the order of their families. */
    public static final List<Class<?>> ALL =
            FAMILIES.stream().flatMap(PortalEvents::leaves).toList();

    /** Event classes by their stored name. */
    public static final Map<String, Class<?>> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(PortalEvents::nameOf, Function.identity()));

    private PortalEvents() {}

    public static String nameOf(Class<?> event) {
        return storedAs(event).value();
    }

    public static String revisionOf(Class<?> event) {
        return storedAs(event).revision();
    }

    private static StoredAs storedAs(Class<?> event) {
        StoredAs storedAs = event.getAnnotation(StoredAs.class);
        if (storedAs == null) {
            throw new IllegalStateException(event + " has no @StoredAs: it could not be read back after a rename");
        }
        return storedAs;
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        Class<?>[] permitted = type.getPermittedSubclasses();
        return permitted == null ? Stream.of(type) : Arrays.stream(permitted).flatMap(PortalEvents::leaves);
    }
}
