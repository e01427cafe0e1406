package com.pbxportal.command.tenant;

import com.pbxportal.shared.error.Conflict;

/** A closed tenant changes no more. */
public final class TenantIsClosed extends Conflict {

    private static final long serialVersionUID = 1L;

    public TenantIsClosed(String name) {
        super("Tenant '" + name + "' is closed");
    }
}
