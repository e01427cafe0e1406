package com.pbxportal.command.device;

import com.pbxportal.shared.error.Conflict;

/** A deleted device changes no more. */
public final class DeviceIsDeleted extends Conflict {

    private static final long serialVersionUID = 1L;

    public DeviceIsDeleted(String label) {
        super("Device '" + label + "' is deleted");
    }
}
