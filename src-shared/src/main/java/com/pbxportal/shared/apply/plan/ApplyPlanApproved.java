package com.pbxportal.shared.apply.plan;

import com.pbxportal.shared.event.StoredAs;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * @param sha256 of the configuration that was agreed to: nothing else will be applied
 * @param startsAt the time that was planned, or now
 */
@StoredAs("ApplyPlanApproved")
public record ApplyPlanApproved(
        ApplyPlanId planId, @Nullable TenantId tenantId, UserId approvedBy, String sha256, Instant startsAt)
        implements ApplyPlanEvent {}
