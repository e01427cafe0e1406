package com.pbxportal.command;

import com.pbxportal.shared.error.NotYourTenant;
import com.pbxportal.shared.error.RoleNotSufficient;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.Role;
import com.pbxportal.shared.identity.TenantId;
import org.jspecify.annotations.Nullable;

/** Whether a caller may change an object: asked by the aggregate, which alone knows for sure whose it is. */
public final class Authority {

    private Authority() {}

    /** @param what named in the refusal, for example {@code User 4711} */
    public static void toAdminister(Caller caller, @Nullable TenantId owner, String what) {
        if (caller.administers(owner)) {
            return;
        }
        if (caller.is(Role.SUPPORT) || caller.is(Role.END_USER)) {
            throw new RoleNotSufficient(caller.role(), "change anything");
        }
        throw new NotYourTenant(what);
    }

    public static void ofPlatform(Caller caller, String action) {
        if (!caller.is(Role.PLATFORM_ADMIN)) {
            throw new RoleNotSufficient(caller.role(), action);
        }
    }
}
