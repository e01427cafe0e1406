package com.pbxportal.command.apply.configuration;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.pbxportal.command.apply.guest.TenantConfiguration;
import com.pbxportal.shared.destination.Destination;
import com.pbxportal.shared.destination.DestinationType;
import com.pbxportal.shared.destination.ExternalDestination;
import com.pbxportal.shared.destination.ExternalDestination.Application;
import com.pbxportal.shared.device.ConfiguredDevice;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.phonenumber.ConfiguredNumber;
import com.pbxportal.shared.tenant.Slug;
import com.pbxportal.shared.user.ConfiguredUser;
import com.pbxportal.shared.user.UserStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Something about a configuration that stops its apply, or that its owner should know. */
public record Finding(Severity severity, Slug tenant, String message) {

    public enum Severity {
        /** The aggregates should have made it impossible: nothing is applied. */
        @JsonProperty("error")
        ERROR,
        /** Applied, though perhaps not as meant. */
        @JsonProperty("warning")
        WARNING
    }

    /** Those of one severity, each with its tenant. */
    public static List<String> texts(List<Finding> findings, Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .map(finding -> finding.tenant() + ": " + finding.message())
                .toList();
    }

    /**
     * Those of the tenants in scope; none names another tenant.
     *
     * @param heldBack tenants that stay as they are
     */
    static List<Finding> of(
            List<TenantConfiguration> tenants, @Nullable TenantId scope, Collection<TenantId> heldBack) {
        Set<Slug> inScope = tenants.stream()
                .filter(tenant -> scope == null || tenant.tenantId().equals(scope))
                .map(TenantConfiguration::slug)
                .collect(Collectors.toSet());
        Stream<Finding> waiting = tenants.stream()
                .filter(tenant -> heldBack.contains(tenant.tenantId()))
                .map(tenant -> new Finding(
                        Severity.WARNING,
                        tenant.slug(),
                        "stays as it was applied last: what was changed since needs a second person's consent, or a"
                                + " failed rollback has to be looked after"));
        return Stream.concat(of(tenants).stream(), waiting)
                .filter(finding -> inScope.contains(finding.tenant()))
                .toList();
    }

    private static List<Finding> of(List<TenantConfiguration> tenants) {
        List<Finding> findings = new ArrayList<>();
        Map<String, Slug> numbers = new HashMap<>();
        Map<String, Slug> devices = new HashMap<>();
        for (TenantConfiguration tenant : tenants) {
            checkExtensions(tenant, findings);
            for (ConfiguredDevice device : tenant.all(ConfiguredDevice.SLICE)) {
                claim(devices, device.sipUsername().value(), "SIP user name", tenant, findings);
            }
            for (ConfiguredNumber number : tenant.all(ConfiguredNumber.SLICE)) {
                claim(numbers, number.number().value(), "number", tenant, findings);
            }
            checkDestinations(tenant, findings);
            checkMailboxes(tenant, findings);
        }
        return findings;
    }

    private static void claim(
            Map<String, Slug> taken, String value, String what, TenantConfiguration tenant, List<Finding> findings) {
        Slug other = taken.put(value, tenant.slug());
        if (other != null) {
            String message = what + " " + value + " is there more than once";
            findings.add(new Finding(Severity.ERROR, tenant.slug(), message));
            findings.add(new Finding(Severity.ERROR, other, message));
        }
    }

    private static void checkExtensions(TenantConfiguration tenant, List<Finding> findings) {
        Map<Integer, Long> counts = tenant.all(ConfiguredUser.SLICE).stream()
                .collect(Collectors.groupingBy(user -> user.extension().number(), Collectors.counting()));
        for (ConfiguredUser user : tenant.all(ConfiguredUser.SLICE)) {
            if (!tenant.range().contains(user.extension())) {
                findings.add(new Finding(
                        Severity.ERROR,
                        tenant.slug(),
                        "extension " + user.extension() + " is outside " + tenant.range()));
            }
        }
        counts.forEach((extension, count) -> {
            if (count > 1) {
                findings.add(new Finding(
                        Severity.ERROR, tenant.slug(), "extension " + extension + " belongs to " + count + " users"));
            }
        });
    }

    private static void checkDestinations(TenantConfiguration tenant, List<Finding> findings) {
        Map<UserId, ConfiguredUser> users = tenant.all(ConfiguredUser.SLICE).stream()
                .collect(Collectors.toMap(ConfiguredUser::userId, Function.identity()));
        Optional.ofNullable(tenant.tenant().defaultInboundDestination())
                .flatMap(value -> externalProblem(value, tenant))
                .ifPresent(problem -> findings.add(
                        new Finding(Severity.WARNING, tenant.slug(), "the default inbound destination " + problem)));
        for (ConfiguredNumber number : tenant.all(ConfiguredNumber.SLICE)) {
            Destination destination = number.destination();
            if (destination != null && number.enabled()) {
                problem(destination, tenant, users)
                        .ifPresent(problem -> findings.add(new Finding(
                                Severity.WARNING,
                                tenant.slug(),
                                number.number() + " " + problem + ": its calls go to the tenant's default")));
            }
        }
    }

    private static void checkMailboxes(TenantConfiguration tenant, List<Finding> findings) {
        Optional.ofNullable(tenant.tenant().defaultInboundDestination())
                .flatMap(value -> mailbox(value, tenant))
                .ifPresent(box ->
                        findings.add(noMailbox(tenant, "the default inbound destination leads to mailbox " + box)));
        for (ConfiguredNumber number : tenant.all(ConfiguredNumber.SLICE)) {
            Optional.ofNullable(number.destination())
                    .filter(destination -> destination.type() == DestinationType.EXTERNAL && number.enabled())
                    .map(Destination::value)
                    .flatMap(value -> mailbox(value, tenant))
                    .ifPresent(box -> findings.add(noMailbox(tenant, number.number() + " leads to mailbox " + box)));
        }
    }

    private static Optional<String> mailbox(String value, TenantConfiguration tenant) {
        return ExternalDestination.tryParse(value, tenant.slug())
                .filter(destination -> destination.application() == Application.VOICE_MAIL)
                .map(destination -> destination.arguments().getFirst());
    }

    private static Finding noMailbox(TenantConfiguration tenant, String what) {
        return new Finding(
                Severity.WARNING,
                tenant.slug(),
                what + ", and the portal makes no mailboxes: unless Asterisk has it, its callers hear that nobody is"
                        + " available");
    }

    private static Optional<String> problem(
            Destination destination, TenantConfiguration tenant, Map<UserId, ConfiguredUser> users) {
        if (destination.type() == DestinationType.EXTERNAL) {
            return Optional.ofNullable(destination.value()).flatMap(value -> externalProblem(value, tenant));
        }
        ConfiguredUser user = destination.userId().map(users::get).orElse(null);
        if (user == null) {
            return Optional.of("leads to a " + destination.type() + " that is not there");
        }
        return user.status() == UserStatus.ACTIVE
                ? Optional.empty()
                : Optional.of("leads to extension " + user.extension() + ", whose user is suspended");
    }

    private static Optional<String> externalProblem(String value, TenantConfiguration tenant) {
        Optional<ExternalDestination> destination = ExternalDestination.tryParse(value, tenant.slug());
        if (destination.isEmpty()) {
            return Optional.of("is not allowed any more");
        }
        return destination
                .flatMap(ExternalDestination::extension)
                .filter(extension -> tenant.all(ConfiguredUser.SLICE).stream()
                        .noneMatch(user -> user.extension().number() == extension))
                .map(extension -> "leads to extension " + extension + ", which nobody has");
    }
}
