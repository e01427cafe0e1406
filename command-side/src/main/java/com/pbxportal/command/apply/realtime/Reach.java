package com.pbxportal.command.apply.realtime;

import com.pbxportal.shared.apply.ApplyRequested;
import com.pbxportal.shared.identity.TenantId;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose configuration is meant, and whose rows.
 *
 * @param tenant null: every tenant's
 * @param butNot those that stay as they are
 */
public record Reach(@Nullable TenantId tenant, Collection<TenantId> butNot) {

    public static final Reach ALL = new Reach(null, List.of());

    public Reach {
        butNot = List.copyOf(butNot);
    }

    public static Reach of(ApplyRequested request) {
        return new Reach(request.tenantId(), request.heldBack());
    }

    public boolean includes(TenantId other) {
        return (tenant == null || tenant.equals(other)) && !butNot.contains(other);
    }
}
