package com.pbxportal.command.user;

import com.pbxportal.shared.error.Invalid;
import com.pbxportal.shared.identity.Role;

/** Only platform administrators and platform support are in no tenant. */
public final class RoleNeedsTenant extends Invalid {

    private static final long serialVersionUID = 1L;

    public RoleNeedsTenant(Role role) {
        super("tenant_id", "A user with the role " + role.wireName() + " belongs to a tenant: tenant_id is required");
    }
}
