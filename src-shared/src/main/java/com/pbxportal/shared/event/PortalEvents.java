package com.pbxportal.shared.event;

import com.pbxportal.shared.apply.ApplyEvent;
import com.pbxportal.shared.apply.plan.ApplyPlanEvent;
import com.pbxportal.shared.claim.ClaimEvent;
import com.pbxportal.shared.device.DeviceEvent;
import com.pbxportal.shared.phonenumber.PhoneNumberEvent;
import com.pbxportal.shared.refusal.RefusalEvent;
import com.pbxportal.shared.session.SessionEvent;
import com.pbxportal.shared.tenant.TenantEvent;
import com.pbxportal.shared.user.UserEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every event there is, found through the sealed families; a new family is added here. */
public final class PortalEvents {

    private static final List<Class<? extends PortalEvent>> FAMILIES = List.of(
            TenantEvent.class,
            UserEvent.class,
            DeviceEvent.class,
            PhoneNumberEvent.class,
            ClaimEvent.class,
            SessionEvent.class,
            ApplyEvent.class,
            ApplyPlanEvent.class,
            RefusalEvent.class);

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
