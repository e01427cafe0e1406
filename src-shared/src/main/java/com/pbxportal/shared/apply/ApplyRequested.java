package com.pbxportal.shared.apply;

import com.pbxportal.shared.event.StoredAs;
import com.pbxportal.shared.identity.TenantId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param tenantId null: the whole platform
 * @param restores the earlier apply whose configuration is to be brought back; null: the present one is applied
 * @param approved the SHA-256 of the configuration that a second person has agreed to; null: nobody was asked
 * @param heldBack tenants that stay as they were applied last, as their changes need a second person's consent
 * @param takeOver whether this installation is to have an Asterisk and a MariaDB that were another one's until now
 */
@StoredAs(value = "ApplyRequested", revision = "2")
public record ApplyRequested(
        ApplyJobId jobId,
        @Nullable TenantId tenantId,
        boolean force,
        @Nullable ApplyJobId restores,
        @Nullable String approved,
        List<TenantId> heldBack,
        Boolean takeOver)
        implements ApplyEvent {

    @SuppressWarnings("NullAway") // Stored before there were such things, it has none.
    public ApplyRequested {
        heldBack = heldBack == null ? List.of() : List.copyOf(heldBack);
        takeOver = takeOver != null && takeOver;
    }

    /** Whether some tenants are to run what was applied for them before. */
    public boolean leavesTenantsAsTheyWere() {
        return tenantId != null || !heldBack.isEmpty();
    }

    public ApplyRequested(ApplyJobId jobId, @Nullable TenantId tenantId, boolean force) {
        this(jobId, tenantId, force, null, null, List.of(), false);
    }
}
