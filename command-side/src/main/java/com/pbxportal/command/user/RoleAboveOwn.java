package com.pbxportal.command.user;

import com.pbxportal.shared.error.Forbidden;
import com.pbxportal.shared.identity.Role;

/** Nobody grants a role above their own. */
public final class RoleAboveOwn extends Forbidden {

    private static final long serialVersionUID = 1L;

    public RoleAboveOwn(Role granted, Role own) {
        super("The role " + own.wireName() + " may not grant the role " + granted.wireName());
    }
}
