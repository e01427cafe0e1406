package com.pbxportal.command.tenant;

import com.pbxportal.shared.error.Conflict;

/** Names of tenants are unique in the system, compared without regard to case. */
public final class TenantNameTaken extends Conflict {

    private static final long serialVersionUID = 1L;

    public TenantNameTaken(String name) {
        super("Tenant name already in use: " + name);
    }
}
