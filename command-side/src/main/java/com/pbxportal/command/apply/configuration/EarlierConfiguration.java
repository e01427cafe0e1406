package com.pbxportal.command.apply.configuration;

import com.pbxportal.command.apply.guest.Guests;
import com.pbxportal.command.apply.guest.TenantConfiguration;
import com.pbxportal.shared.apply.ApplyJobId;
import com.pbxportal.shared.configuration.ConfigurationPart;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.tenant.TenantStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What ran after an earlier apply, as far as it may run again: a tenant that was closed since stays away, and so does
 * what may be somebody else's by now, as a number; a tenant that was suspended since stays silent.
 */
@Component
public class EarlierConfiguration {

    private final AppliedConfiguration configurations;
    private final Guests guests;
    private final Holdings holdings;

    EarlierConfiguration(AppliedConfiguration configurations, Guests guests) {
        this.configurations = configurations;
        this.guests = guests;
        this.holdings = new Holdings(guests);
    }

    public List<ConfigurationPart> asOf(ApplyJobId job, @Nullable TenantId scope) {
        Map<TenantId, TenantConfiguration> present = new HashMap<>();
        configurations.pending(scope).forEach(part -> present.put(part.tenantId(), guests.read(part)));
        return configurations.asOf(job, scope).stream()
                .filter(part -> present.containsKey(part.tenantId()))
                .map(part -> within(Objects.requireNonNull(present.get(part.tenantId())), part))
                .toList();
    }

    private ConfigurationPart within(TenantConfiguration now, ConfigurationPart part) {
        TenantConfiguration then = guests.read(part);
        TenantConfiguration allowed = holdings.within(now, then)
                .withStatus(now.status() == TenantStatus.SUSPENDED ? now.status() : then.status());
        return allowed.equals(then) ? part : ConfigurationPart.of(allowed.things());
    }
}
