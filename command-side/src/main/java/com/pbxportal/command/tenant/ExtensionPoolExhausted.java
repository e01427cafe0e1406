package com.pbxportal.command.tenant;

import com.pbxportal.shared.error.Conflict;
import com.pbxportal.shared.tenant.TenantDetails;

/** Every extension of the range is in use. */
public final class ExtensionPoolExhausted extends Conflict {

    private static final long serialVersionUID = 1L;

    public ExtensionPoolExhausted(TenantDetails tenant) {
        super("No free extension in the range " + tenant.range() + " of tenant '" + tenant.name()
                + "'. Widen the range or delete users.");
    }
}
