package com.pbxportal.command.user;

import com.pbxportal.shared.error.Forbidden;

/** Who sits at a browser that somebody left open does not know the password. */
public final class WrongCurrentPassword extends Forbidden {

    private static final long serialVersionUID = 1L;

    WrongCurrentPassword() {
        super("current_password is not your password");
    }
}
