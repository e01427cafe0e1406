package com.pbxportal.command.apply.ami;

import org.jspecify.annotations.Nullable;

/**
 * An address at which Asterisk finds a phone.
 *
 * @param id under which Asterisk keeps it: in AstDB, if the phone has registered it
 * @param endpoint empty: of none that there is
 */
public record Contact(
        String id,
        String uri,
        String endpoint,
        @Nullable String userAgent,
        @Nullable String viaAddress) {

    static Contact of(AmiPacket entry) {
        return new Contact(
                entry.get("ObjectName"),
                entry.get("Uri"),
                entry.get("Endpoint"),
                entry.find("UserAgent"),
                entry.find("ViaAddr"));
    }
}
