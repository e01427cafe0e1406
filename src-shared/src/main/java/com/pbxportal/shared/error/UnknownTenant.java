package com.pbxportal.shared.error;

public final class UnknownTenant extends Unknown {

    private static final long serialVersionUID = 1L;

    public UnknownTenant(Object id) {
        super("Tenant " + id + " not found");
    }
}
