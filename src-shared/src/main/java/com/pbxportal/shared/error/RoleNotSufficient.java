package com.pbxportal.shared.error;

import com.pbxportal.shared.identity.Role;

/** The caller's role does not include this action. */
public final class RoleNotSufficient extends Forbidden {

    private static final long serialVersionUID = 1L;

    public RoleNotSufficient(Role role, String action) {
        super("The role " + role.wireName() + " may not " + action);
    }
}
