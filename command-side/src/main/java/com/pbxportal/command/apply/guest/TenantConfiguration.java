package com.pbxportal.command.apply.guest;

import com.pbxportal.shared.configuration.Configuration;
import com.pbxportal.shared.configuration.Slice;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.tenant.ConfiguredTenant;
import com.pbxportal.shared.tenant.ExtensionRange;
import com.pbxportal.shared.tenant.Slug;
import com.pbxportal.shared.tenant.TenantStatus;
import java.util.List;

/** The configuration of a tenant, with the tenant at hand: the part from which its files and rows are generated. */
public record TenantConfiguration(ConfiguredTenant tenant, Configuration things) {

    public static TenantConfiguration of(Configuration things) {
        return new TenantConfiguration(things.all(ConfiguredTenant.SLICE).getFirst(), things);
    }

    public TenantId tenantId() {
        return tenant.tenantId();
    }

    public Slug slug() {
        return tenant.slug();
    }

    public String name() {
        return tenant.name();
    }

    public TenantStatus status() {
        return tenant.status();
    }

    public boolean isActive() {
        return status() == TenantStatus.ACTIVE;
    }

    public ExtensionRange range() {
        return tenant.range();
    }

    public <C extends Record> List<C> all(Slice<C> slice) {
        return things.all(slice);
    }

    public <C extends Record> TenantConfiguration with(Slice<C> slice, List<C> others) {
        return of(things.with(slice, others));
    }

    public TenantConfiguration withStatus(TenantStatus other) {
        return with(ConfiguredTenant.SLICE, List.of(tenant.withStatus(other)));
    }
}
