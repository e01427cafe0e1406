package com.pbxportal.shared.identity;

import java.util.UUID;

/** UUIDs as they are written. */
public final class Uuids {

    private Uuids() {}

    /**
     * As RFC 9562 has it, in either case. Java would also take {@code 1-1-1-1-1}, and every object would have many
     * addresses.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static UUID parse(String text) {
        UUID uuid = UUID.fromString(text);
        if (!uuid.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("Not a UUID: " + text);
        }
        return uuid;
    }
}
