package com.pbxportal.command.user;

import com.pbxportal.shared.error.Conflict;
import com.pbxportal.shared.user.EmailAddress;

/** A deleted user changes no more. */
public final class UserIsDeleted extends Conflict {

    private static final long serialVersionUID = 1L;

    public UserIsDeleted(EmailAddress email) {
        super("User " + email + " is deleted");
    }
}
