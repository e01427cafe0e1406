package com.pbxportal.command.apply.configuration;

import com.pbxportal.command.apply.guest.TenantConfiguration;
import com.pbxportal.shared.apply.ApplyJobId;
import com.pbxportal.shared.configuration.ConfigurationPart;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.phonenumber.ConfiguredNumber;
import com.pbxportal.shared.phonenumber.E164;
import com.pbxportal.shared.tenant.TenantStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What ran after an earlier apply, as far as it may run again: a tenant that was closed since stays away, and so does
 * a number that its tenant no longer has, as it may be somebody else's by now; a tenant that was suspended since stays
 * silent.
 */
public final class EarlierConfiguration {

    private final AppliedConfiguration configurations;

    public EarlierConfiguration(AppliedConfiguration configurations) {
        this.configurations = configurations;
    }

    public List<ConfigurationPart> asOf(ApplyJobId job, @Nullable TenantId scope) {
        Map<TenantId, TenantConfiguration> present = new HashMap<>();
        configurations.pending(scope).forEach(part -> present.put(part.tenantId(), TenantConfiguration.of(part)));
        return configurations.asOf(job, scope).stream()
                .filter(part -> present.containsKey(part.tenantId()))
                .map(part -> within(Objects.requireNonNull(present.get(part.tenantId())), part))
                .toList();
    }

    private static ConfigurationPart within(TenantConfiguration now, ConfigurationPart part) {
        TenantConfiguration then = TenantConfiguration.of(part);
        Set<E164> owned = now.all(ConfiguredNumber.SLICE).stream()
                .map(ConfiguredNumber::number)
                .collect(Collectors.toSet());
        TenantConfiguration allowed = then.with(
                        ConfiguredNumber.SLICE,
                        then.all(ConfiguredNumber.SLICE).stream()
                                .filter(number -> owned.contains(number.number()))
                                .toList())
                .withStatus(now.status() == TenantStatus.SUSPENDED ? now.status() : then.status());
        return allowed.equals(then) ? part : ConfigurationPart.of(allowed.things());
    }
}
