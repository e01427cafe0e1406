package com.pbxportal.command.user;

import com.pbxportal.shared.error.Conflict;
import com.pbxportal.shared.user.EmailAddress;

/** An email belongs to one user in the whole system. */
public final class EmailTaken extends Conflict {

    private static final long serialVersionUID = 1L;

    public EmailTaken(EmailAddress email) {
        super("Email already in use: " + email);
    }
}
