package com.pbxportal.command.apply.ami;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.asteriskjava.manager.event.AorDetail;
import org.asteriskjava.manager.event.AuthDetail;
import org.asteriskjava.manager.event.EndpointDetail;
import org.asteriskjava.manager.event.ResponseEvent;
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

    static final FoundDevice NOTHING = new FoundDevice("", null, false);

    /** @param digest of the password */
    public record Credentials(
            @Nullable String username, @Nullable String digest) {

        static Credentials of(AuthList auth) {
            return new Credentials(auth.getUsername(), auth.getMd5Cred());
        }

        static Credentials of(AuthDetail auth) {
            return new Credentials(auth.getUsername(), auth.getMd5Cred());
        }

        @Override
        public String toString() {
            return "Credentials[" + username + "]";
        }
    }

    /**
     * Devices by name, as they stand in Asterisk's lists of all there are: 1,000 take some 60 ms, 10,000 some seconds.
     *
     * @param endpoints those of them whose endpoint is asked for, too
     */
    public static Map<String, FoundDevice> listed(
            AsteriskSession session, Collection<String> names, Collection<String> endpoints) {
        Map<String, AuthList> auths = session.auths();
        Map<String, AorList> aors = session.aors();
        Map<String, String> contexts = session.endpointContexts(endpoints);
        Map<String, FoundDevice> devices = new LinkedHashMap<>();
        for (String name : names) {
            AuthList auth = auths.get(name);
            devices.put(
                    name,
                    new FoundDevice(
                            contexts.get(name), auth == null ? null : Credentials.of(auth), aors.containsKey(name)));
        }
        return devices;
    }

    /** @param details that Asterisk shows of the endpoint of this name */
    static FoundDevice of(String name, Collection<ResponseEvent> details) {
        return new FoundDevice(
                only(details, EndpointDetail.class)
                        .map(EndpointDetail::getContext)
                        .findFirst()
                        .orElse(""),
                only(details, AuthDetail.class)
                        .filter(auth -> name.equals(auth.getObjectName()))
                        .map(Credentials::of)
                        .findFirst()
                        .orElse(null),
                only(details, AorDetail.class).anyMatch(aor -> name.equals(aor.getObjectName())));
    }

    private static <E> Stream<E> only(Collection<ResponseEvent> details, Class<E> type) {
        return details.stream().filter(type::isInstance).map(type::cast);
    }
}
