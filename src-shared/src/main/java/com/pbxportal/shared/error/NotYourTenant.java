package com.pbxportal.shared.error;

/** The object belongs to another tenant, or to the platform. */
public final class NotYourTenant extends Forbidden {

    private static final long serialVersionUID = 1L;

    public NotYourTenant(String what) {
        super(what + " is not in your tenant");
    }
}
