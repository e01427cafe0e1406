package com.pbxportal.command.apply.drift;

import com.pbxportal.command.apply.guest.TenantConfiguration;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.tenant.Slug;

/** The tenant that something was generated for. */
record Owner(TenantId id, Slug slug) {

    static Owner of(TenantConfiguration tenant) {
        return new Owner(tenant.tenantId(), tenant.slug());
    }
}
