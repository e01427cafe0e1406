package com.pbxportal.command.device;

import com.pbxportal.shared.error.Conflict;

/** Labels are unique per user, compared without regard to case. */
public final class DeviceLabelTaken extends Conflict {

    private static final long serialVersionUID = 1L;

    public DeviceLabelTaken(String label) {
        super("The user already has a device labelled '" + label + "'");
    }
}
