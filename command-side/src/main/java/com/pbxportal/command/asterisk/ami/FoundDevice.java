package com.pbxportal.command.asterisk.ami;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What Asterisk finds under a device's name.
 *
 * @param context in which its calls begin; empty: there is no such endpoint, or Asterisk rejects it; null: not asked for
 * @param credentials null: there are none
 * @param hasAor whether there is an address of record
 */
public record FoundDevice(
        @Nullable String context, @Nullable Credentials credentials, boolean hasAor) {

    /** @param digest of the password */
    public record Credentials(
            @Nullable String username, @Nullable String digest) {

        static Credentials of(AmiPacket auth) {
            return new Credentials(auth.get("Username"), auth.get("Md5Cred"));
        }

        @Override
        public String toString() {
            return "Credentials[" + username + "]";
        }
    }

    /** Whether nothing of it is left, as far as was asked. */
    public boolean isGone() {
        return (context == null || context.isEmpty()) && credentials == null && !hasAor;
    }

    /** Devices by name, each asked for alone. */
    public static Map<String, FoundDevice> shown(Reading reading, Collection<String> names) {
        Map<String, FoundDevice> devices = new LinkedHashMap<>();
        names.forEach(name -> devices.put(name, reading.device(name)));
        return devices;
    }

    /**
     * Devices by name, as they stand in Asterisk's lists of all there are: 1,000 take some 60 ms, 10,000 some seconds.
     *
     * @param endpoints those of them whose endpoint is asked for, too
     */
    public static Map<String, FoundDevice> listed(
            Reading reading, Collection<String> names, Collection<String> endpoints) {
        Map<String, Credentials> auths = reading.auths();
        Set<String> aors = reading.aors();
        Map<String, String> contexts = reading.endpointContexts(endpoints);
        Map<String, FoundDevice> devices = new LinkedHashMap<>();
        for (String name : names) {
            devices.put(name, new FoundDevice(contexts.get(name), auths.get(name), aors.contains(name)));
        }
        return devices;
    }

    /** @param details that Asterisk shows of the endpoint of this name; none, if it does not have it */
    static FoundDevice of(String name, Collection<AmiPacket> details) {
        return new FoundDevice(
                only(details, "EndpointDetail")
                        .map(endpoint -> endpoint.get("Context"))
                        .findFirst()
                        .orElse(""),
                only(details, "AuthDetail")
                        .filter(auth -> name.equals(auth.get("ObjectName")))
                        .map(Credentials::of)
                        .findFirst()
                        .orElse(null),
                only(details, "AorDetail").anyMatch(aor -> name.equals(aor.get("ObjectName"))));
    }

    private static Stream<AmiPacket> only(Collection<AmiPacket> details, String event) {
        return details.stream().filter(detail -> detail.has("Event", event));
    }
}
