package com.pbxportal.command.phonenumber;

import com.pbxportal.shared.error.Conflict;
import com.pbxportal.shared.phonenumber.E164;

/** A number belongs to one tenant at a time. */
public final class NumberAlreadyAllocated extends Conflict {

    private static final long serialVersionUID = 1L;

    public NumberAlreadyAllocated(E164 number, String tenantName) {
        super("DID " + number + " is already allocated to tenant '" + tenantName + "'");
    }
}
