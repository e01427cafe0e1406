package com.pbxportal.command.user;

import com.pbxportal.shared.error.Conflict;

/** Nobody locks themselves out. */
public final class OwnAccountNotRemovable extends Conflict {

    private static final long serialVersionUID = 1L;

    public OwnAccountNotRemovable() {
        super("You cannot delete, suspend or change the role of your own account");
    }
}
