package com.pbxportal.command.tenant;

import com.pbxportal.shared.error.Conflict;
import com.pbxportal.shared.tenant.ExtensionRange;

/** A range may shrink only where no extension is left outside. */
public final class ExtensionRangeInUse extends Conflict {

    private static final long serialVersionUID = 1L;

    public ExtensionRangeInUse(ExtensionRange range, long left) {
        super("The range " + range + " would leave " + left + " extensions in use outside");
    }
}
