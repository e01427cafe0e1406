package com.pbxportal.command.apply.render;

import com.pbxportal.command.apply.guest.TenantConfiguration;
import com.pbxportal.shared.destination.Destination;
import com.pbxportal.shared.destination.DestinationType;
import com.pbxportal.shared.destination.ExternalDestination;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.phonenumber.ConfiguredNumber;
import com.pbxportal.shared.tenant.TenantStatus;
import com.pbxportal.shared.user.ConfiguredUser;
import com.pbxportal.shared.user.UserStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where each number leads that a trunk brings in. */
final class InboundRenderer {

    static final String CONTEXT = "from-trunk-external";

    private record Route(ConfiguredNumber number, List<String> applications) {}

    private InboundRenderer() {}

    static DialplanText render(List<TenantConfiguration> tenants) {
        DialplanText text = new DialplanText("Inbound: where the numbers lead that trunks bring in.");
        text.context(CONTEXT)
                .comment(
                        "Highest number first: Asterisk keeps a sorted list, and takes seconds for 10,000 in rising order.");
        List<Route> routes = new ArrayList<>();
        for (TenantConfiguration tenant : tenants) {
            addRoutes(tenant, routes);
        }
        routes.sort(
                Comparator.comparing((Route route) -> route.number().number().value())
                        .reversed());
        for (Route route : routes) {
            text.of(ConfiguredNumber.SLICE, route.number())
                    .extension(route.number().number().value(), route.applications());
        }
        text.ofNobody();
        UnmatchedCalls.writeRoutes(text);
        UnmatchedCalls.writeNotes(text);
        Notice.writeAll(text);
        return text;
    }

    private static void addRoutes(TenantConfiguration tenant, List<Route> routes) {
        Map<UserId, ConfiguredUser> users = users(tenant);
        List<String> fallback = fallback(tenant);
        for (ConfiguredNumber number : tenant.all(ConfiguredNumber.SLICE)) {
            routes.add(new Route(number, destination(number, tenant, users).orElse(fallback)));
        }
    }

    /** The numbers of a tenant that lead somewhere of their own. */
    static List<ConfiguredNumber> assigned(TenantConfiguration tenant) {
        Map<UserId, ConfiguredUser> users = users(tenant);
        return tenant.all(ConfiguredNumber.SLICE).stream()
                .filter(number -> destination(number, tenant, users).isPresent())
                .sorted(Comparator.comparing(
                                (ConfiguredNumber number) -> number.number().value())
                        .reversed())
                .toList();
    }

    private static Map<UserId, ConfiguredUser> users(TenantConfiguration tenant) {
        Map<UserId, ConfiguredUser> users =
                HashMap.newHashMap(tenant.all(ConfiguredUser.SLICE).size());
        tenant.all(ConfiguredUser.SLICE).forEach(user -> users.put(user.userId(), user));
        return users;
    }

    /** Where a number leads that leads nowhere else. */
    private static List<String> fallback(TenantConfiguration tenant) {
        if (tenant.status() != TenantStatus.ACTIVE) {
            return List.of(Notice.SUSPENDED.application());
        }
        return Optional.ofNullable(tenant.tenant().defaultInboundDestination())
                .flatMap(value -> external(value, tenant))
                .orElse(List.of(Notice.NOT_IN_SERVICE.application()));
    }

    private static Optional<List<String>> destination(
            ConfiguredNumber number, TenantConfiguration tenant, Map<UserId, ConfiguredUser> users) {
        Destination destination = number.destination();
        if (destination == null || !number.enabled() || tenant.status() != TenantStatus.ACTIVE) {
            return Optional.empty();
        }
        if (destination.type() == DestinationType.EXTERNAL) {
            return Optional.ofNullable(destination.value()).flatMap(value -> external(value, tenant));
        }
        return destination
                .userId()
                .map(users::get)
                .filter(user -> user.status() == UserStatus.ACTIVE)
                .map(user -> List.of("Goto(" + tenant.slug().context() + "," + user.extension() + ",1)"));
    }

    /**
     * A call from outside must not get into the tenant's outside lines: only extensions that a user has are gone to.
     */
    private static Optional<List<String>> external(String value, TenantConfiguration tenant) {
        return ExternalDestination.tryParse(value, tenant.slug())
                .filter(destination -> destination
                        .extension()
                        .map(extension -> tenant.all(ConfiguredUser.SLICE).stream()
                                .anyMatch(user -> user.extension().number() == extension))
                        .orElse(true))
                .map(destination -> applications(destination, tenant));
    }

    private static List<String> applications(ExternalDestination destination, TenantConfiguration tenant) {
        return switch (destination.application()) {
            case VOICE_MAIL -> lasting(destination, "VMSTATUS", tenant);
            case PLAYBACK -> lasting(destination, "PLAYBACKSTATUS", tenant);
            case GOTO, HANGUP, BUSY, CONGESTION -> List.of(destination.toString());
        };
    }

    /**
     * It holds a port, and enters no context of the tenant that would count it. A mailbox or a sound that is not there
     * must not end in silence.
     */
    private static List<String> lasting(ExternalDestination destination, String outcome, TenantConfiguration tenant) {
        return List.of(CallLimits.count(tenant.slug().value()), destination.toString(), Notice.after(outcome));
    }
}
