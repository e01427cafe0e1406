package com.pbxportal.command.apply;

import com.pbxportal.shared.error.Conflict;

/** At most one apply runs at a time, in the whole system. */
final class ApplyAlreadyRunning extends Conflict {

    private static final long serialVersionUID = 1L;

    ApplyAlreadyRunning() {
        super("Another apply operation is currently in progress");
    }
}
