package com.pbxportal.shared.apply;

import com.pbxportal.shared.event.StoredAs;
import com.pbxportal.shared.identity.TenantId;
import org.jspecify.annotations.Nullable;

/** What runs was read back and equals what was generated. @param changed false: there was nothing to do */
@StoredAs("ApplySucceeded")
public record ApplySucceeded(ApplyJobId jobId, @Nullable TenantId tenantId, String revision, boolean changed)
        implements ApplyEvent {}
