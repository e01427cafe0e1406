package com.pbxportal.shared.event;

import com.pbxportal.shared.destination.Destination;
import com.pbxportal.shared.device.SipUsername;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.phonenumber.E164;
import com.pbxportal.shared.tenant.Country;
import com.pbxportal.shared.tenant.Extension;
import com.pbxportal.shared.tenant.ExtensionRange;
import com.pbxportal.shared.tenant.Slug;
import com.pbxportal.shared.user.EmailAddress;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One event of each class, every component filled, and the same one every time. */
public final class EventExamples {

    /** What has a grammar, and so cannot be made up from its type. */
    private static final Map<Class<?>, Object> BY_TYPE = Map.ofEntries(
            Map.entry(Slug.class, new Slug("acme")),
            Map.entry(E164.class, new E164("+15551234567")),
            Map.entry(EmailAddress.class, new EmailAddress("alice@acme.test")),
            Map.entry(Extension.class, new Extension(1001)),
            Map.entry(ExtensionRange.class, new ExtensionRange(1000, 1999)),
            Map.entry(Country.class, new Country("DE")),
            Map.entry(SipUsername.class, new SipUsername("acme-1001-desk")),
            Map.entry(Destination.class, Destination.user(new UserId(uuid("destination")))),
            Map.entry(int.class, 7),
            Map.entry(long.class, 4_294_967_297L),
            Map.entry(Long.class, 4_294_967_295L),
            Map.entry(Instant.class, Instant.parse("2030-01-02T03:04:05Z")),
            Map.entry(boolean.class, true),
            Map.entry(Boolean.class, true));

    private EventExamples() {}

    public static Object of(Class<?> event) {
        return example(event, event.getSimpleName());
    }

    private static Object example(Type type, String name) {
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == Map.class
                    ? Map.of("account_sid", "AC123", "capabilities", List.of("voice", "sms"), "rank", 3)
                    : List.of(example(generic.getActualTypeArguments()[0], name));
        }
        Class<?> plain = (Class<?>) type;
        if (BY_TYPE.containsKey(plain)) {
            return BY_TYPE.get(plain);
        }
        if (plain == String.class) {
            return "The " + name + ", \u00e4\u20ac\ud83d\udcde";
        }
        if (plain == UUID.class) {
            return uuid(name);
        }
        if (plain.isEnum()) {
            return plain.getEnumConstants()[plain.getEnumConstants().length - 1];
        }
        if (plain.isRecord()) {
            return filled(plain);
        }
        throw new IllegalStateException("No example for " + type + " " + name + ": say one here");
    }

    private static Object filled(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = Arrays.stream(components)
                .map(component -> example(component.getGenericType(), component.getName()))
                .toArray();
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("No example for " + type, e);
        }
    }

    private static UUID uuid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
