package com.pbxportal.command.phonenumber;

import com.pbxportal.command.apply.guest.Book;
import com.pbxportal.command.apply.guest.Common;
import com.pbxportal.command.apply.guest.Context;
import com.pbxportal.command.apply.guest.Finding;
import com.pbxportal.command.apply.guest.Guest;
import com.pbxportal.command.apply.guest.Holding;
import com.pbxportal.command.apply.guest.Notice;
import com.pbxportal.command.apply.guest.Step;
import com.pbxportal.command.apply.guest.Target;
import com.pbxportal.command.apply.guest.Targets;
import com.pbxportal.command.apply.guest.TenantConfiguration;
import com.pbxportal.command.apply.guest.TenantContext;
import com.pbxportal.shared.configuration.Slice;
import com.pbxportal.shared.configuration.Thing;
import com.pbxportal.shared.destination.Destination;
import com.pbxportal.shared.destination.DestinationType;
import com.pbxportal.shared.destination.ExternalDestination;
import com.pbxportal.shared.destination.ExternalDestination.Application;
import com.pbxportal.shared.phonenumber.ConfiguredNumber;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * A number leads where it is assigned to, or else to its tenant's default; what a tenant's phones dial of its own
 * numbers goes the way that it would come in.
 */
@Component
@Order(3)
public final class NumbersInAsterisk implements Guest {

    private static final Slice<ConfiguredNumber> NUMBERS = ConfiguredNumber.SLICE;

    @Override
    public List<Slice<?>> slices() {
        return List.of(NUMBERS);
    }

    @Override
    public Stream<Holding> holds(TenantConfiguration tenant) {
        return tenant.all(NUMBERS).stream()
                .map(number ->
                        new Holding("number", number.number().value(), Holding.Scope.MOVES, NUMBERS.thing(number)));
    }

    @Override
    public void write(TenantConfiguration tenant, Book book) {
        Step[] fallback = fallback(tenant, book.targets());
        for (ConfiguredNumber number : tenant.all(NUMBERS)) {
            Thing thing = NUMBERS.thing(number);
            String value = number.number().value();
            Optional<Target> target = target(number, tenant, book.targets());
            Context inbound = book.inbound(tenant);
            inbound.extension(thing, value)
                    .then(target.map(open -> open.steps().toArray(Step[]::new)).orElse(fallback));
            if (target.isPresent()) {
                book.context(TenantContext.NUMBERS, tenant)
                        .extension(thing, value)
                        .then(Common.GO_TO.with(inbound.name(), value, 1));
            }
        }
    }

    private static Optional<Target> target(ConfiguredNumber number, TenantConfiguration tenant, Targets targets) {
        return Optional.ofNullable(number.destination())
                .filter(destination -> number.enabled() && tenant.isActive())
                .map(destination -> targets.of(destination, tenant))
                .filter(Target::isOpen);
    }

    /** Where a number leads that leads nowhere else. */
    private static Step[] fallback(TenantConfiguration tenant, Targets targets) {
        if (!tenant.isActive()) {
            return new Step[] {Notice.SUSPENDED.step()};
        }
        return byDefault(tenant)
                .map(destination -> targets.of(destination, tenant))
                .filter(Target::isOpen)
                .map(open -> open.steps().toArray(Step[]::new))
                .orElseGet(() -> new Step[] {Notice.NOT_IN_SERVICE.step()});
    }

    private static Optional<Destination> byDefault(TenantConfiguration tenant) {
        return Optional.ofNullable(tenant.tenant().defaultInboundDestination()).map(Destination::external);
    }

    @Override
    public Stream<Finding> findings(TenantConfiguration tenant, Targets targets) {
        return Stream.concat(leadingNowhere(tenant, targets), leadingToMailboxes(tenant));
    }

    private static Stream<Finding> leadingNowhere(TenantConfiguration tenant, Targets targets) {
        return Stream.concat(
                byDefault(tenant)
                        .flatMap(destination -> obstacle(destination, tenant, targets))
                        .map(obstacle -> Finding.warning(tenant, "the default inbound destination " + obstacle))
                        .stream(),
                assigned(tenant)
                        .flatMap(number -> obstacle(Objects.requireNonNull(number.destination()), tenant, targets)
                                .map(obstacle -> Finding.warning(
                                        tenant,
                                        number.number() + " " + obstacle + ": its calls go to the tenant's default"))
                                .stream()));
    }

    private static Optional<String> obstacle(Destination destination, TenantConfiguration tenant, Targets targets) {
        return Optional.ofNullable(targets.of(destination, tenant).obstacle());
    }

    private static Stream<Finding> leadingToMailboxes(TenantConfiguration tenant) {
        return Stream.concat(
                byDefault(tenant)
                        .flatMap(destination -> mailbox(destination, tenant))
                        .map(box -> noMailbox(tenant, "the default inbound destination leads to mailbox " + box))
                        .stream(),
                assigned(tenant)
                        .flatMap(number -> mailbox(Objects.requireNonNull(number.destination()), tenant)
                                .map(box -> noMailbox(tenant, number.number() + " leads to mailbox " + box))
                                .stream()));
    }

    private static Stream<ConfiguredNumber> assigned(TenantConfiguration tenant) {
        return tenant.all(NUMBERS).stream().filter(number -> number.enabled() && number.destination() != null);
    }

    private static Optional<String> mailbox(Destination destination, TenantConfiguration tenant) {
        return Optional.of(destination)
                .filter(other -> other.type() == DestinationType.EXTERNAL)
                .map(Destination::value)
                .flatMap(value -> ExternalDestination.tryParse(value, tenant.slug()))
                .filter(external -> external.application() == Application.VOICE_MAIL)
                .map(external -> external.arguments().getFirst());
    }

    private static Finding noMailbox(TenantConfiguration tenant, String what) {
        return Finding.warning(
                tenant,
                what + ", and the portal makes no mailboxes: unless Asterisk has it, its callers hear that nobody is"
                        + " available");
    }
}
