package com.pbxportal.command.user;

import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.Role;
import com.pbxportal.shared.identity.TenantId;
import org.jspecify.annotations.Nullable;

/** Who may give which role to whom. */
final class RoleRules {

    private RoleRules() {}

    static void mayGrant(Caller caller, Role granted, @Nullable TenantId tenant) {
        if (granted.compareTo(caller.role()) > 0) {
            throw new RoleAboveOwn(granted, caller.role());
        }
        if (granted == Role.PLATFORM_ADMIN && tenant != null) {
            throw new PlatformRoleHasNoTenant();
        }
        if (tenant == null && (granted == Role.TENANT_ADMIN || granted == Role.END_USER)) {
            throw new RoleNeedsTenant(granted);
        }
    }

    /** Whoever stands above the caller is not changed by the caller. */
    static void mayChange(Caller caller, Role current) {
        if (current.compareTo(caller.role()) > 0) {
            throw new RoleAboveOwn(current, caller.role());
        }
    }
}
