package com.pbxportal.command.tenant;

import com.pbxportal.shared.error.Invalid;
import com.pbxportal.shared.tenant.Extension;
import com.pbxportal.shared.tenant.ExtensionRange;

/** A wanted extension must lie in the range of the tenant. */
public final class ExtensionOutsideRange extends Invalid {

    private static final long serialVersionUID = 1L;

    public ExtensionOutsideRange(Extension extension, ExtensionRange range) {
        super("extension", "Extension " + extension + " is outside the tenant's range " + range);
    }
}
