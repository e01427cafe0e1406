package com.pbxportal.shared.tenant;

import com.pbxportal.shared.configuration.Slice;
import com.pbxportal.shared.identity.TenantId;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A tenant, as Asterisk has to know it. Closed ones are not among them.
 *
 * @param country null where it was never said: the default of the installation
 */
public record ConfiguredTenant(
        TenantId tenantId,
        Slug slug,
        String name,
        TenantStatus status,
        ExtensionRange range,
        @Nullable String defaultInboundDestination,
        @Nullable Country country) {

    public static final Slice<ConfiguredTenant> SLICE = new Slice<>(
            "tenants", ConfiguredTenant.class, ConfiguredTenant::tenantId, Comparator.comparing(tenant -> tenant.slug()
                    .value()));

    public ConfiguredTenant withStatus(TenantStatus other) {
        return new ConfiguredTenant(tenantId, slug, name, other, range, defaultInboundDestination, country);
    }
}
