package com.pbxportal.shared.apply.plan;

import com.pbxportal.shared.event.StoredAs;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import org.jspecify.annotations.Nullable;

/** By who planned it, or by who should have agreed to it. */
@StoredAs("ApplyPlanCancelled")
public record ApplyPlanCancelled(
        ApplyPlanId planId,
        @Nullable TenantId tenantId,
        UserId cancelledBy,
        @Nullable String note) implements ApplyPlanEvent {}
