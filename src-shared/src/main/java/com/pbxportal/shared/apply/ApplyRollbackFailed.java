package com.pbxportal.shared.apply;

import com.pbxportal.shared.event.StoredAs;
import com.pbxportal.shared.identity.TenantId;
import org.jspecify.annotations.Nullable;

/** It could not be shown that what ran before runs again. @param rollbackReason why, beside why the apply failed */
@StoredAs("ApplyRollbackFailed")
public record ApplyRollbackFailed(
        ApplyJobId jobId, @Nullable TenantId tenantId, ApplyStep failedStep, String reason, String rollbackReason)
        implements ApplyEvent {

    /** For who reads the job's error. */
    public String describe() {
        return reason + ". Putting back what ran before could not be proven either: " + rollbackReason;
    }
}
