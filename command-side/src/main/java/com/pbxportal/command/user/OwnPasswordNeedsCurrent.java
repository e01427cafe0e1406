package com.pbxportal.command.user;

import com.pbxportal.shared.error.Forbidden;

/** One's own password is changed with the current one, whatever one may do with those of others. */
public final class OwnPasswordNeedsCurrent extends Forbidden {

    private static final long serialVersionUID = 1L;

    OwnPasswordNeedsCurrent() {
        super("Change your own password by PUT /api/v1/self-service/password, with current_password");
    }
}
