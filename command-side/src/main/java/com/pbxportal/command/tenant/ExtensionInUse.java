package com.pbxportal.command.tenant;

import com.pbxportal.shared.error.Conflict;
import com.pbxportal.shared.tenant.Extension;

/** An extension belongs to one user at a time. */
public final class ExtensionInUse extends Conflict {

    private static final long serialVersionUID = 1L;

    public ExtensionInUse(Extension extension) {
        super("Extension " + extension + " is already in use");
    }
}
