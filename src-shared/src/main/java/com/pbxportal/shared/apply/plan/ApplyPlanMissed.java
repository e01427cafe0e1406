package com.pbxportal.shared.apply.plan;

import com.pbxportal.shared.event.StoredAs;
import com.pbxportal.shared.identity.TenantId;
import org.jspecify.annotations.Nullable;

/** Its time went by. @param reason what was in the way */
@StoredAs("ApplyPlanMissed")
public record ApplyPlanMissed(ApplyPlanId planId, @Nullable TenantId tenantId, String reason)
        implements ApplyPlanEvent {}
