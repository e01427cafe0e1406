package com.pbxportal.command.apply.web;

import com.pbxportal.shared.error.Conflict;

/** There is nothing that could be brought back. */
final class NothingApplied extends Conflict {

    private static final long serialVersionUID = 1L;

    NothingApplied() {
        super("No apply has ended well yet, so there is nothing to bring back: apply first");
    }
}
