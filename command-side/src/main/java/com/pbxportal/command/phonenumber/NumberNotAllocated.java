package com.pbxportal.command.phonenumber;

import com.pbxportal.shared.error.Conflict;
import com.pbxportal.shared.phonenumber.E164;

/** Only a number that a tenant has can be deallocated or assigned. */
public final class NumberNotAllocated extends Conflict {

    private static final long serialVersionUID = 1L;

    public NumberNotAllocated(E164 number) {
        super("DID " + number + " is not allocated to a tenant");
    }
}
