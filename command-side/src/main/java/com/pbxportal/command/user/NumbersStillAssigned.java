package com.pbxportal.command.user;

import com.pbxportal.shared.error.Conflict;
import com.pbxportal.shared.phonenumber.E164;
import com.pbxportal.shared.user.EmailAddress;
import java.util.List;
import java.util.stream.Collectors;

/** A user who can be called from outside is not deleted by oversight. */
public final class NumbersStillAssigned extends Conflict {

    private static final long serialVersionUID = 1L;

    public NumbersStillAssigned(EmailAddress email, List<E164> numbers) {
        super("User " + email + " still has numbers assigned: "
                + numbers.stream().map(E164::value).collect(Collectors.joining(", "))
                + ". Unassign them first, or delete with ?unassign=true");
    }
}
