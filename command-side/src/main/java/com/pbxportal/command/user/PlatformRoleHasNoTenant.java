package com.pbxportal.command.user;

import com.pbxportal.shared.error.Invalid;

/** A platform administrator is above tenants, never inside one. */
public final class PlatformRoleHasNoTenant extends Invalid {

    private static final long serialVersionUID = 1L;

    public PlatformRoleHasNoTenant() {
        super("tenant_id", "A platform_admin belongs to no tenant: leave tenant_id out");
    }
}
