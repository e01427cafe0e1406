package com.pbxportal.command.apply.ami;

import org.asteriskjava.manager.event.ContactStatusDetail;
import org.asteriskjava.manager.event.EndpointDetail;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint as Asterisk has it now.
 *
 * @param deviceState for example {@code Not in use}
 * @param contactUri where it registered from; null: it is not registered
 * @param reachability for example {@code Reachable}
 * @param roundtripMicros null: not measured
 */
public record EndpointState(
        @Nullable String deviceState,
        @Nullable String contactUri,
        @Nullable String userAgent,
        @Nullable String viaAddress,
        @Nullable String reachability,
        @Nullable Long roundtripMicros) {

    static EndpointState of(EndpointDetail endpoint, @Nullable ContactStatusDetail contact) {
        if (contact == null) {
            return new EndpointState(endpoint.getDeviceState(), null, null, null, null, null);
        }
        return new EndpointState(
                endpoint.getDeviceState(),
                contact.getUri(),
                contact.getUserAgent(),
                contact.getViaAddress(),
                contact.getStatus(),
                micros(contact.getRoundtripUsec()));
    }

    private static @Nullable Long micros(@Nullable String text) {
        return text == null || !text.matches("[0-9]{1,12}") || text.matches("0+") ? null : Long.valueOf(text);
    }
}
