package com.pbxportal.command.asterisk.ami;

import org.jspecify.annotations.Nullable;

/**
 * An address at which Asterisk finds a phone.
 *
 * @param id under which Asterisk keeps it: in AstDB, if the phone has registered it
 * @param endpoint empty: of none that there is
 * @param expires when a registration runs out, as Asterisk writes it: another one if the phone has registered again
 */
public record Contact(
        String id,
        String uri,
        String endpoint,
        @Nullable String userAgent,
        @Nullable String viaAddress,
        @Nullable String expires) {

    /** Between name and digest of the address; that of one that is configured has two of the other. */
    private static final String REGISTERED = ";@";

    static Contact of(AmiPacket entry) {
        return new Contact(
                entry.get("ObjectName"),
                entry.get("Uri"),
                entry.get("Endpoint"),
                entry.find("UserAgent"),
                entry.find("ViaAddr"),
                entry.find("ExpirationTime"));
    }

    public boolean isRegistered() {
        return id.contains(REGISTERED);
    }

    /** The address of record that it was registered for. */
    public String aor() {
        int end = id.indexOf(REGISTERED);
        return end < 0 ? id : id.substring(0, end);
    }

    /** Whether the phone has registered as this endpoint, as far as Asterisk says. */
    public boolean isOf(String name) {
        return endpoint.isEmpty() || endpoint.equals(name);
    }
}
