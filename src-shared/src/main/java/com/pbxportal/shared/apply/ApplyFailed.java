package com.pbxportal.shared.apply;

import com.pbxportal.shared.event.StoredAs;
import com.pbxportal.shared.identity.TenantId;
import org.jspecify.annotations.Nullable;

@StoredAs("ApplyFailed")
public record ApplyFailed(ApplyJobId jobId, @Nullable TenantId tenantId, ApplyStep failedStep, String reason)
        implements ApplyEvent {}
