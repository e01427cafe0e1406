package com.pbxportal.command.tenant;

import com.pbxportal.command.Commands;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.tenant.TenantClosed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/** Empties a closed tenant for a while, portion by portion; then what else is due has its turn. */
@Component
class EmptyingTurn {

    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final EventStore events;
    private final Commands commands;
    private final Clock clock;

    EmptyingTurn(EventStore events, Commands commands, Clock clock) {
        this.events = events;
        this.commands = commands;
        this.clock = clock;
    }

    /** @return whether nothing is left */
    boolean take(TenantId tenant, BooleanSupplier mayGoOn) {
        Caller closer = closerOf(tenant);
        Instant end = clock.instant().plus(LONGEST);
        boolean empty = false;
        while (!empty && mayGoOn.getAsBoolean() && clock.instant().isBefore(end)) {
            empty = commands.ask(EmptyTenant.portionOf(tenant), closer);
        }
        return empty;
    }

    /** All of it happens in the name of who closed the tenant, by the request that did. */
    private Caller closerOf(TenantId tenant) {
        return events.readEvents(tenant.toString())
                .asStream()
                .filter(event -> event.getPayload() instanceof TenantClosed)
                .map(event -> Caller.from(event.getMetaData()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Tenant " + tenant + " is not closed"));
    }
}
