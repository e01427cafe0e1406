package com.pbxportal.command.phonenumber;

import com.pbxportal.shared.error.Conflict;
import com.pbxportal.shared.phonenumber.E164;

/** Only an assigned number can be unassigned. */
public final class NumberNotAssigned extends Conflict {

    private static final long serialVersionUID = 1L;

    public NumberNotAssigned(E164 number) {
        super("DID " + number + " is not assigned");
    }
}
