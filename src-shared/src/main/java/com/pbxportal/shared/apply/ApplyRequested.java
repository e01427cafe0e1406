package com.pbxportal.shared.apply;

import com.pbxportal.shared.event.StoredAs;
import com.pbxportal.shared.tenant.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * @param tenantId null: the whole platform
 * @param restores the earlier apply whose configuration is to be brought back; null: the present one is applied
 */
@StoredAs("ApplyRequested")
public record ApplyRequested(
        ApplyJobId jobId,
        @Nullable TenantId tenantId,
        boolean force,
        @Nullable ApplyJobId restores) implements ApplyEvent {}
