package com.pbxportal.command.apply.guest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a call can be led to.
 *
 * @param obstacle why it leads nowhere for now, as {@code leads to extension 1003, whose user is suspended}; null: it
 *     can be gone to
 */
public record Target(List<Step> steps, @Nullable String obstacle) {

    public static Target open(Step... steps) {
        return new Target(List.of(steps), null);
    }

    public static Target closed(String obstacle) {
        return new Target(List.of(), obstacle);
    }

    /** An extension in the tenant's own context. */
    public static Target internal(TenantConfiguration tenant, Object extension) {
        return open(Common.goTo(TenantContext.INTERNAL, tenant, extension));
    }

    public boolean isOpen() {
        return obstacle == null;
    }
}
