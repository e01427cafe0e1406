package com.pbxportal.command.phonenumber;

import com.pbxportal.shared.error.Conflict;
import com.pbxportal.shared.phonenumber.E164;

/** A number leads to one destination at a time. */
public final class NumberAlreadyAssigned extends Conflict {

    private static final long serialVersionUID = 1L;

    public NumberAlreadyAssigned(E164 number, String destination) {
        super("DID " + number + " is already assigned to " + destination);
    }
}
