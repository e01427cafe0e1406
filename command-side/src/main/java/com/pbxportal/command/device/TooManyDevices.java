package com.pbxportal.command.device;

import com.pbxportal.shared.error.Conflict;

/** A limit against runaway provisioning (seed 003, T083). */
public final class TooManyDevices extends Conflict {

    private static final long serialVersionUID = 1L;

    public TooManyDevices(int limit) {
        super("A user may have " + limit + " devices at most");
    }
}
