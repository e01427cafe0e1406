package com.pbxportal.command.session;

import com.pbxportal.shared.error.Unauthenticated;

/** Also the answer for an unknown email and for a user who is not active: nothing is given away. */
public final class WrongEmailOrPassword extends Unauthenticated {

    private static final long serialVersionUID = 1L;

    public WrongEmailOrPassword() {
        super("Wrong email or password");
    }
}
