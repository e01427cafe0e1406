package com.pbxportal.command.apply.job;

import com.pbxportal.shared.error.Conflict;

/** A tenant, or the platform, has one apply at a time: one that runs, or one that waits for others. */
public final class ApplyAlreadyRunning extends Conflict {

    private static final long serialVersionUID = 1L;

    public ApplyAlreadyRunning() {
        super("Another apply operation is currently in progress");
    }
}
