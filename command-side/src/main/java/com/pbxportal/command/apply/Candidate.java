package com.pbxportal.command.apply;

import com.pbxportal.command.apply.realtime.DeviceRows;
import com.pbxportal.command.apply.realtime.Reach;
import com.pbxportal.command.apply.render.CallLimits;
import com.pbxportal.command.apply.render.GeneratedConfiguration;
import com.pbxportal.shared.apply.ConfigurationPart;
import com.pbxportal.shared.apply.TenantConfiguration;
import com.pbxportal.shared.phonenumber.E164;
import com.pbxportal.shared.tenant.TenantId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The whole configuration as it is to be: the parts of the tenants in scope from the snapshot, those of all other
 * tenants as they were applied last. So one tenant's apply never carries another's pending changes.
 */
record Candidate(List<TenantConfiguration> tenants, CallLimits limits, GeneratedConfiguration generated) {

    /**
     * @param scope whose part alone is fresh; null: all are, but those held back
     * @param fresh none of them held back
     * @param applied in the order in which they were applied
     */
    static Candidate of(
            @Nullable TenantId scope,
            Collection<TenantId> heldBack,
            List<ConfigurationPart> fresh,
            List<ConfigurationPart> applied,
            CallLimits limits) {
        Reach brought = new Reach(scope, heldBack);
        Stream<ConfigurationPart> asBefore = applied.stream().filter(part -> !brought.includes(part.tenantId()));
        return of(
                eachNumberOnce(Stream.concat(asBefore, fresh.stream())
                        .map(ConfigurationPart::configuration)
                        .toList()),
                limits);
    }

    /** A number that went from one tenant to another is still in the part that was applied for the first. */
    private static List<TenantConfiguration> eachNumberOnce(List<TenantConfiguration> oldestFirst) {
        Set<E164> taken = new HashSet<>();
        return oldestFirst.reversed().stream()
                .map(tenant -> tenant.withNumbers(tenant.numbers().stream()
                        .filter(number -> taken.add(number.number()))
                        .toList()))
                .toList();
    }

    static Candidate of(List<TenantConfiguration> configurations, CallLimits limits) {
        List<TenantConfiguration> tenants = configurations.stream()
                .sorted(Comparator.comparing(tenant -> tenant.slug().value()))
                .toList();
        return new Candidate(tenants, limits, GeneratedConfiguration.of(tenants, rows(tenants), limits));
    }

    /** Every realtime row as text, with password generations for passwords. */
    String rows() {
        return rows(tenants);
    }

    /** With nothing of other tenants, not even in the files. @param scope null: all that there is */
    Candidate alone(@Nullable TenantId scope) {
        return scope == null ? this : of(tenantsIn(scope), limits);
    }

    List<TenantConfiguration> tenantsIn(@Nullable TenantId scope) {
        return within(new Reach(scope, List.of()));
    }

    List<TenantConfiguration> within(Reach reach) {
        return tenants.stream()
                .filter(tenant -> reach.includes(tenant.tenantId()))
                .toList();
    }

    private static String rows(List<TenantConfiguration> tenants) {
        return tenants.stream()
                .flatMap(tenant -> DeviceRows.withoutSecrets(tenant).stream())
                .map(DeviceRows::text)
                .collect(Collectors.joining());
    }
}
