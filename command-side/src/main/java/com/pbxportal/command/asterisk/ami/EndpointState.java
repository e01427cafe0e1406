package com.pbxportal.command.asterisk.ami;

import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint as Asterisk has it now.
 *
 * @param deviceState for example {@code Not in use}
 * @param contactUri where it registered from; null: it is not registered
 * @param reachability for example {@code Reachable}
 * @param roundtripMicros null: not measured
 * @param digest of the password that Asterisk asks for; null: it asks for none
 */
public record EndpointState(
        @Nullable String deviceState,
        @Nullable String contactUri,
        @Nullable String userAgent,
        @Nullable String viaAddress,
        @Nullable String reachability,
        @Nullable Long roundtripMicros,
        @Nullable String digest) {

    /** @param details that Asterisk shows of the endpoint; none, if it does not have it */
    static Optional<EndpointState> of(Collection<AmiPacket> details) {
        Optional<AmiPacket> contact = first(details, "ContactStatusDetail");
        return first(details, "EndpointDetail")
                .map(endpoint -> new EndpointState(
                        endpoint.get("DeviceState"),
                        contact.map(found -> found.get("URI")).orElse(null),
                        contact.map(found -> found.find("UserAgent")).orElse(null),
                        contact.map(found -> found.find("ViaAddress")).orElse(null),
                        contact.map(found -> found.get("Status")).orElse(null),
                        contact.map(found -> micros(found.get("RoundtripUsec"))).orElse(null),
                        first(details, "AuthDetail")
                                .map(auth -> auth.find("Md5Cred"))
                                .orElse(null)));
    }

    @Override
    public String toString() {
        return "EndpointState[" + contactUri + "]";
    }

    private static Optional<AmiPacket> first(Collection<AmiPacket> details, String event) {
        return details.stream().filter(detail -> detail.has("Event", event)).findFirst();
    }

    private static @Nullable Long micros(String text) {
        return !text.matches("[0-9]{1,12}") || text.matches("0+") ? null : Long.valueOf(text);
    }
}
