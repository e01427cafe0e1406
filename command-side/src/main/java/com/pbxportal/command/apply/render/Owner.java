package com.pbxportal.command.apply.render;

import com.pbxportal.command.apply.guest.TenantConfiguration;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.tenant.Slug;

/** The tenant that something was generated for. */
public record Owner(TenantId id, Slug slug) {

    public static Owner of(TenantConfiguration tenant) {
        return new Owner(tenant.tenantId(), tenant.slug());
    }
}
