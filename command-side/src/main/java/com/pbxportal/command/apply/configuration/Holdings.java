package com.pbxportal.command.apply.configuration;

import com.pbxportal.command.apply.guest.Finding;
import com.pbxportal.command.apply.guest.Guests;
import com.pbxportal.command.apply.guest.Holding;
import com.pbxportal.command.apply.guest.TenantConfiguration;
import com.pbxportal.shared.configuration.ConfigurationPart;
import com.pbxportal.shared.configuration.Thing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Of what there may be one: who has it, and who had it before. */
final class Holdings {

    private record Held(String what, String value) {

        private static Held of(Holding holding) {
            return new Held(holding.what(), holding.value());
        }
    }

    private final Guests guests;

    Holdings(Guests guests) {
        this.guests = guests;
    }

    /**
     * What went from one tenant to another is still in the part that was applied for the first.
     *
     * @return the newest first
     */
    List<TenantConfiguration> eachOnce(List<TenantConfiguration> oldestFirst) {
        Set<Held> taken = new HashSet<>();
        return oldestFirst.reversed().stream()
                .map(tenant -> without(tenant, holding -> !taken.add(Held.of(holding))))
                .toList();
    }

    /** What a tenant had then, but for what it does not have any more: it may be somebody else's by now. */
    TenantConfiguration within(TenantConfiguration now, TenantConfiguration then) {
        Set<Held> owned = moving(now).map(Held::of).collect(Collectors.toSet());
        return without(then, holding -> !owned.contains(Held.of(holding)));
    }

    /**
     * The parts that have something which others have got from them, without it. Once an apply has brought it there, it
     * is no part any more of what runs here: else it would come back, and ring these people, as soon as the one lets go
     * of it.
     *
     * @param before of those to whom it may have come
     * @param after of the same
     */
    List<ConfigurationPart> withoutWhatCame(
            Collection<ConfigurationPart> before,
            Collection<ConfigurationPart> after,
            Collection<ConfigurationPart> others) {
        Set<Held> come = in(after);
        come.removeAll(in(before));
        if (come.isEmpty()) {
            return List.of();
        }
        List<ConfigurationPart> changed = new ArrayList<>();
        for (ConfigurationPart part : others) {
            TenantConfiguration is = guests.read(part);
            TenantConfiguration left = without(is, holding -> come.contains(Held.of(holding)));
            if (!left.equals(is)) {
                changed.add(ConfigurationPart.of(left.things()));
            }
        }
        return changed;
    }

    private Set<Held> in(Collection<ConfigurationPart> parts) {
        return parts.stream()
                .flatMap(part -> moving(guests.read(part)))
                .map(Held::of)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private Stream<Holding> moving(TenantConfiguration tenant) {
        return guests.holdings(tenant).filter(Holding::moves);
    }

    private TenantConfiguration without(TenantConfiguration tenant, Predicate<Holding> gone) {
        Set<Thing> things = moving(tenant).filter(gone).map(Holding::thing).collect(Collectors.toSet());
        return things.isEmpty() ? tenant : guests.filter(tenant, thing -> !things.contains(thing));
    }

    /** What is held twice, or is outside of what its tenant has; of the platform's each finding is all its holders'. */
    final class Doubles {

        private final Map<Held, TenantConfiguration> taken = new HashMap<>();

        /** To be asked of one tenant after the other. */
        List<Finding> of(TenantConfiguration tenant) {
            List<Holding> all = guests.holdings(tenant).toList();
            List<Finding> findings = new ArrayList<>();
            all.stream()
                    .filter(holding -> holding.isOutsideOf(tenant.range()))
                    .map(holding -> Finding.error(
                            tenant, holding.what() + " " + holding.value() + " is outside " + tenant.range()))
                    .forEach(findings::add);
            all.stream()
                    .filter(holding -> holding.scope() == Holding.Scope.TENANT)
                    .collect(Collectors.groupingBy(Held::of, LinkedHashMap::new, Collectors.toList()))
                    .forEach((held, holders) -> {
                        if (holders.size() > 1) {
                            findings.add(Finding.error(
                                    tenant, held.what() + " " + held.value() + " belongs to " + counted(holders)));
                        }
                    });
            all.stream()
                    .filter(holding -> holding.scope() != Holding.Scope.TENANT)
                    .map(Held::of)
                    .forEach(held -> claim(held, tenant, findings));
            return findings;
        }

        private void claim(Held held, TenantConfiguration tenant, List<Finding> findings) {
            TenantConfiguration other = taken.put(held, tenant);
            if (other != null) {
                String message = held.what() + " " + held.value() + " is there more than once";
                findings.add(Finding.error(tenant, message));
                findings.add(Finding.error(other, message));
            }
        }

        private static String counted(List<Holding> holders) {
            return holders.stream()
                    .collect(Collectors.groupingBy(
                            holding -> holding.thing().slice(), LinkedHashMap::new, Collectors.counting()))
                    .entrySet()
                    .stream()
                    .map(kind -> kind.getValue() + " " + kind.getKey())
                    .collect(Collectors.joining(" and "));
        }
    }
}
