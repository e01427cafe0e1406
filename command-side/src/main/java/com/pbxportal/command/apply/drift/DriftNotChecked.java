package com.pbxportal.command.apply.drift;

import com.pbxportal.shared.error.Conflict;

/** What an apply is changing cannot be compared with anything. */
final class DriftNotChecked extends Conflict {

    private static final long serialVersionUID = 1L;

    DriftNotChecked() {
        super("An apply or another comparison is in progress; try again when it has ended");
    }
}
