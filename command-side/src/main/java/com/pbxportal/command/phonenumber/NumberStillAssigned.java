package com.pbxportal.command.phonenumber;

import com.pbxportal.shared.error.Invalid;
import com.pbxportal.shared.phonenumber.E164;

/** A number that leads somewhere is not taken away by oversight. */
public final class NumberStillAssigned extends Invalid {

    private static final long serialVersionUID = 1L;

    public NumberStillAssigned(E164 number, String destination) {
        super("Cannot deallocate DID " + number + ": currently assigned to " + destination + ". Unassign first.");
    }
}
