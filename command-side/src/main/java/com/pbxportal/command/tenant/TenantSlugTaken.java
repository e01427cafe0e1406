package com.pbxportal.command.tenant;

import com.pbxportal.shared.error.Conflict;
import com.pbxportal.shared.tenant.Slug;

/** Slugs are unique in the system. */
public final class TenantSlugTaken extends Conflict {

    private static final long serialVersionUID = 1L;

    public TenantSlugTaken(Slug slug) {
        super("Tenant slug already in use: " + slug);
    }
}
