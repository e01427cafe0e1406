package com.pbxportal.shared.apply.plan;

import com.pbxportal.shared.event.StoredAs;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * @param tenantId null: the whole platform
 * @param at when it is to begin; null: as soon as it is approved
 * @param expiresAt nobody need agree after that
 * @param plannedBy may not be the second person
 */
@StoredAs("ApplyPlanned")
public record ApplyPlanned(
        ApplyPlanId planId,
        @Nullable TenantId tenantId,
        boolean force,
        @Nullable Instant at,
        Instant expiresAt,
        boolean needsApproval,
        UserId plannedBy,
        @Nullable String note)
        implements ApplyPlanEvent {}
