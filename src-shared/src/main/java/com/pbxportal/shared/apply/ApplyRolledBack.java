package com.pbxportal.shared.apply;

import com.pbxportal.shared.event.StoredAs;
import com.pbxportal.shared.identity.TenantId;
import org.jspecify.annotations.Nullable;

/** What ran before was put back, read back and found equal. */
@StoredAs("ApplyRolledBack")
public record ApplyRolledBack(ApplyJobId jobId, @Nullable TenantId tenantId, ApplyStep failedStep, String reason)
        implements ApplyEvent {}
