package com.pbxportal.command.device;

import com.pbxportal.shared.error.Invalid;

/** A device rings for an extension. */
public final class UserHasNoExtension extends Invalid {

    private static final long serialVersionUID = 1L;

    public UserHasNoExtension() {
        super("user_id", "A platform user has no extension and so no devices");
    }
}
