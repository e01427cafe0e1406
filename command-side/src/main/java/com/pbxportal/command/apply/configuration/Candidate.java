package com.pbxportal.command.apply.configuration;

import com.pbxportal.command.apply.guest.TenantConfiguration;
import com.pbxportal.command.apply.realtime.DeviceRows;
import com.pbxportal.command.apply.realtime.Reach;
import com.pbxportal.command.apply.render.Disclosure;
import com.pbxportal.command.apply.render.GeneratedConfiguration;
import com.pbxportal.command.apply.render.GenerationSettings;
import com.pbxportal.shared.configuration.ConfigurationPart;
import com.pbxportal.shared.configuration.Thing;
import com.pbxportal.shared.identity.TenantId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The whole configuration as it is to be: the parts of the tenants in scope from the snapshot, those of all other
 * tenants as they were applied last. So one tenant's apply never carries another's pending changes.
 */
public record Candidate(
        List<TenantConfiguration> tenants, GeneratedConfiguration generated, GenerationSettings settings) {

    /**
     * @param scope whose part alone is fresh; null: all are, but those held back
     * @param fresh none of them held back
     * @param applied in the order in which they were applied
     */
    public static Candidate of(
            @Nullable TenantId scope,
            Collection<TenantId> heldBack,
            List<ConfigurationPart> fresh,
            List<ConfigurationPart> applied,
            GenerationSettings settings) {
        Reach brought = new Reach(scope, heldBack);
        Stream<ConfigurationPart> asBefore = applied.stream().filter(part -> !brought.includes(part.tenantId()));
        List<TenantConfiguration> oldestFirst = Stream.concat(asBefore, fresh.stream())
                .map(settings.guests()::read)
                .toList();
        return of(new Holdings(settings.guests()).eachOnce(oldestFirst), settings);
    }

    /**
     * What runs.
     *
     * @param applied in the order in which they were applied
     */
    public static Candidate running(List<ConfigurationPart> applied, GenerationSettings settings) {
        return of(null, List.of(), applied, List.of(), settings);
    }

    public static Candidate of(List<TenantConfiguration> configurations, GenerationSettings settings) {
        List<TenantConfiguration> tenants = configurations.stream()
                .sorted(Comparator.comparing(tenant -> tenant.slug().value()))
                .toList();
        return new Candidate(tenants, GeneratedConfiguration.of(tenants, rows(tenants, settings), settings), settings);
    }

    /** Every realtime row as text, with password generations for passwords. */
    String rows() {
        return rows(tenants, settings);
    }

    /** With nothing of other tenants, not even in the files. @param scope null: all that there is */
    public Candidate alone(@Nullable TenantId scope) {
        return scope == null ? this : of(tenantsIn(scope), settings);
    }

    public List<TenantConfiguration> tenantsIn(@Nullable TenantId scope) {
        return within(new Reach(scope, List.of()));
    }

    public List<TenantConfiguration> within(Reach reach) {
        return tenants.stream()
                .filter(tenant -> reach.includes(tenant.tenantId()))
                .toList();
    }

    /** What an apply of this may say about it. @param scope whose apply it is; null: the platform's */
    public Disclosure disclosure(@Nullable TenantId scope) {
        return new Disclosure(scope, settings, () -> tenantsIn(scope));
    }

    /** What is in files and rows for each thing; for what shows in neither, nothing. */
    public Map<Thing, String> written() {
        Map<Thing, String> written = generated.written();
        devices(tenants, settings).forEach(rows -> written.merge(rows.thing(), rows.text(), String::concat));
        return written;
    }

    private static String rows(List<TenantConfiguration> tenants, GenerationSettings settings) {
        return devices(tenants, settings).map(DeviceRows::text).collect(Collectors.joining());
    }

    private static Stream<DeviceRows> devices(List<TenantConfiguration> tenants, GenerationSettings settings) {
        return tenants.stream().flatMap(tenant -> DeviceRows.withoutSecrets(tenant, settings.guests()).stream());
    }
}
