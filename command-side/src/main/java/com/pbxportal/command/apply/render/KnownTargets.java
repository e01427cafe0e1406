package com.pbxportal.command.apply.render;

import com.pbxportal.command.apply.guest.Guests;
import com.pbxportal.command.apply.guest.Holding;
import com.pbxportal.command.apply.guest.Leads;
import com.pbxportal.command.apply.guest.Target;
import com.pbxportal.command.apply.guest.Targets;
import com.pbxportal.command.apply.guest.TenantConfiguration;
import com.pbxportal.shared.destination.Destination;
import com.pbxportal.shared.destination.DestinationType;
import com.pbxportal.shared.destination.ExternalDestination;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Where calls can be led to in some tenants' configurations: each is asked for once, as numbers are many. */
public final class KnownTargets implements Targets {

    /** @param extensions that somebody has */
    private record Known(Map<String, Map<UUID, Target>> byType, Set<String> extensions) {}

    private final Guests guests;
    private final Map<TenantConfiguration, Known> known = new IdentityHashMap<>();

    public KnownTargets(Guests guests) {
        this.guests = guests;
    }

    @Override
    public Target of(Destination destination, TenantConfiguration tenant) {
        Known there = known.computeIfAbsent(tenant, this::in);
        if (destination.type() == DestinationType.EXTERNAL) {
            return external(Objects.requireNonNull(destination.value()), tenant, there);
        }
        Target target = there.byType()
                .getOrDefault(destination.type().name(), Map.of())
                .get(Objects.requireNonNull(destination.id()));
        return target != null ? target : Target.closed("leads to a " + destination.type() + " that is not there");
    }

    private Known in(TenantConfiguration tenant) {
        return new Known(
                guests.leads().collect(Collectors.toMap(Leads::type, leads -> leads.targets(tenant))),
                guests.holdings(tenant)
                        .filter(Holding::isExtension)
                        .map(Holding::value)
                        .collect(Collectors.toSet()));
    }

    /** A call from outside must not get into the tenant's outside lines: only extensions that somebody has are gone to. */
    private static Target external(String value, TenantConfiguration tenant, Known there) {
        return ExternalDestination.tryParse(value, tenant.slug())
                .map(destination -> destination
                        .extension()
                        .filter(extension -> !there.extensions().contains(extension.toString()))
                        .map(extension -> Target.closed("leads to extension " + extension + ", which nobody has"))
                        .orElseGet(() -> ExternalSteps.of(destination, tenant)))
                .orElseGet(() -> Target.closed("is not allowed any more"));
    }
}
