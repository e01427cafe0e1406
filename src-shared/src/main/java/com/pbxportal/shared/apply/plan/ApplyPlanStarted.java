package com.pbxportal.shared.apply.plan;

import com.pbxportal.shared.apply.ApplyJobId;
import com.pbxportal.shared.event.StoredAs;
import com.pbxportal.shared.identity.TenantId;
import org.jspecify.annotations.Nullable;

@StoredAs("ApplyPlanStarted")
public record ApplyPlanStarted(ApplyPlanId planId, @Nullable TenantId tenantId, ApplyJobId jobId)
        implements ApplyPlanEvent {}
