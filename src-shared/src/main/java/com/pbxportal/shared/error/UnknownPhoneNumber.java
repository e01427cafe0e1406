package com.pbxportal.shared.error;

import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.NameBasedIds;
import java.util.UUID;

public final class UnknownPhoneNumber extends Unknown {

    private static final long serialVersionUID = 1L;

    public UnknownPhoneNumber(Object id) {
        super("DID " + id + " not found");
    }

    /**
     * The ids of numbers can be worked out from the numbers. Who is in a tenant is told of one that does not exist what
     * they are told of another's, so that nobody finds out by asking which numbers the platform has.
     */
    public static Rejection toldTo(Caller caller, UUID id) {
        return caller.isPlatformWide() || id.version() != NameBasedIds.VERSION
                ? new UnknownPhoneNumber(id)
                : new NotYourTenant("DID " + id);
    }
}
