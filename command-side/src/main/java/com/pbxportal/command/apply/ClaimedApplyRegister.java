package com.pbxportal.command.apply;

import com.pbxportal.command.claim.Claims;
import com.pbxportal.command.tenant.Tenants;
import com.pbxportal.shared.apply.ApplyEvent;
import com.pbxportal.shared.apply.ApplyJobId;
import com.pbxportal.shared.apply.ApplyRollbackFailed;
import com.pbxportal.shared.apply.ApplySucceeded;
import com.pbxportal.shared.claim.ClaimKind;
import com.pbxportal.shared.tenant.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One claim for the whole platform, and one row in the work queue, from the request to the end. */
@Component
class ClaimedApplyRegister implements ApplyRegister {

    private static final String PLATFORM = "platform";

    private final Claims claims;
    private final Tenants tenants;
    private final ApplyWorkQueue queue;
    private final AppliedConfiguration applied;
    private final ApplyMetrics metrics;

    ClaimedApplyRegister(
            Claims claims, Tenants tenants, ApplyWorkQueue queue, AppliedConfiguration applied, ApplyMetrics metrics) {
        this.claims = claims;
        this.tenants = tenants;
        this.queue = queue;
        this.applied = applied;
        this.metrics = metrics;
    }

    @Override
    public void open(ApplyJobId job, @Nullable TenantId tenant) {
        if (tenant != null) {
            tenants.load(tenant);
        }
        claims.claim(ClaimKind.APPLY, PLATFORM, job.value(), ApplyAlreadyRunning::new);
        queue.add(job);
    }

    @Override
    public void close(ApplyProgress progress, ApplyEvent end) {
        if (end instanceof ApplySucceeded success) {
            applied.accept(progress, success);
        } else if (end instanceof ApplyRollbackFailed) {
            applied.forget();
        }
        metrics.ended(end, queue.remove(progress.jobId()));
        claims.release(ClaimKind.APPLY, PLATFORM, progress.jobId().value());
    }
}
