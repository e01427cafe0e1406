package com.pbxportal.command;

import com.pbxportal.shared.error.Forbidden;

/** The platform has suspended the caller's tenant. */
public final class TenantSuspended extends Forbidden {

    private static final long serialVersionUID = 1L;

    TenantSuspended() {
        super("Your tenant is suspended: everything can be seen, nothing changed");
    }
}
