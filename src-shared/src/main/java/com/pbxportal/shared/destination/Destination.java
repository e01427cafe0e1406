package com.pbxportal.shared.destination;

import com.pbxportal.shared.identity.UserId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a number leads.
 *
 * @param id what it leads to; null for EXTERNAL
 * @param value the dialplan application; only for EXTERNAL
 */
public record Destination(
        DestinationType type, @Nullable UUID id, @Nullable String value) {

    public Destination {
        if (type == DestinationType.EXTERNAL ? (value == null || id != null) : (id == null || value != null)) {
            throw new IllegalArgumentException(
                    "EXTERNAL has a value and no id, the others an id and no value: " + type);
        }
    }

    public static Destination user(UserId userId) {
        return new Destination(DestinationType.USER, userId.value(), null);
    }

    public static Destination external(String value) {
        return new Destination(DestinationType.EXTERNAL, null, value);
    }

    /** The user that the number leads to, if it leads to one. */
    public Optional<UserId> userId() {
        return type == DestinationType.USER ? Optional.ofNullable(id).map(UserId::new) : Optional.empty();
    }
}
