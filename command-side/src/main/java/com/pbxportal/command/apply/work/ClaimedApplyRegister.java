package com.pbxportal.command.apply.work;

import com.pbxportal.command.apply.configuration.AppliedConfiguration;
import com.pbxportal.command.apply.job.ApplyAlreadyRunning;
import com.pbxportal.command.apply.job.ApplyBlocked;
import com.pbxportal.command.apply.job.ApplyBlocks;
import com.pbxportal.command.apply.job.ApplyNeedsApproval;
import com.pbxportal.command.apply.job.ApplyNotRestorable;
import com.pbxportal.command.apply.job.ApplyProgress;
import com.pbxportal.command.apply.job.ApplyRegister;
import com.pbxportal.command.apply.job.LeftOut;
import com.pbxportal.command.claim.Claims;
import com.pbxportal.command.tenant.Tenant;
import com.pbxportal.command.tenant.Tenants;
import com.pbxportal.shared.apply.ApplyEvent;
import com.pbxportal.shared.apply.ApplyJobId;
import com.pbxportal.shared.apply.ApplyRollbackFailed;
import com.pbxportal.shared.apply.ApplySucceeded;
import com.pbxportal.shared.apply.RequestApply;
import com.pbxportal.shared.claim.ClaimKind;
import com.pbxportal.shared.identity.TenantId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.modelling.command.Aggregate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One claim for each scope, a tenant or the platform, and one place in the queue, from the request to the end. */
@Component
class ClaimedApplyRegister implements ApplyRegister {

    private static final String PLATFORM = "platform";

    private final Claims claims;
    private final Tenants tenants;
    private final ApplyWorkQueue queue;
    private final AppliedConfiguration applied;
    private final ApplyBlocks blocks;
    private final LeftOut leftOut;
    private final IdleApplies idle;
    private final ApplyMetrics metrics;

    ClaimedApplyRegister(
            Claims claims,
            Tenants tenants,
            ApplyWorkQueue queue,
            AppliedConfiguration applied,
            ApplyBlocks blocks,
            LeftOut leftOut,
            IdleApplies idle,
            ApplyMetrics metrics) {
        this.claims = claims;
        this.tenants = tenants;
        this.queue = queue;
        this.applied = applied;
        this.blocks = blocks;
        this.leftOut = leftOut;
        this.idle = idle;
        this.metrics = metrics;
    }

    @Override
    public List<TenantId> open(RequestApply request) {
        TenantId tenant = request.tenantId();
        // First the aggregate, then the register, as whoever changes a tenant does: so nobody waits in a ring.
        Optional<Aggregate<Tenant>> inScope = Optional.ofNullable(tenant).map(tenants::load);
        tenants.settleConsents();
        inScope.ifPresent(loaded -> requireConsent(request, loaded));
        ApplyJobId restores = request.restores();
        if (restores != null && !applied.isInHistory(restores, tenant)) {
            throw new ApplyNotRestorable(restores);
        }
        blocks.of(tenant).ifPresent(job -> {
            throw new ApplyBlocked(job);
        });
        claims.claim(ClaimKind.APPLY, scope(tenant), request.jobId().value(), ApplyAlreadyRunning::new);
        queue.add(request.jobId(), request.heals());
        return leftOut.of(tenant, restores != null);
    }

    /** What ran before may run again without being asked for: nobody waits for a second person while phones are dead. */
    private void requireConsent(RequestApply request, Aggregate<Tenant> tenant) {
        if (request.approved() == null
                && request.restores() == null
                && tenants.applyNeedsApproval(TenantId.of(tenant.identifierAsString()))) {
            throw new ApplyNeedsApproval(tenant.invoke(t -> t.details().name()));
        }
    }

    @Override
    public void refuseIfIdle(RequestApply request) {
        idle.refuseOneMore(request);
    }

    @Override
    public void unblock(ApplyJobId job) {
        blocks.remove(job);
    }

    @Override
    public void close(ApplyProgress progress, ApplyEvent end) {
        if (end instanceof ApplySucceeded success) {
            if (applied.revision().equals(Optional.of(success.revision()))) {
                idle.add(progress);
            }
            applied.accept(
                    progress.request(), Objects.requireNonNull(progress.snapshot()), progress.written(), success);
        } else if (end instanceof ApplyRollbackFailed) {
            applied.forget();
            blocks.add(progress);
        }
        metrics.ended(end, queue.remove(progress.jobId()));
        release(progress);
    }

    private void release(ApplyProgress progress) {
        UUID job = progress.jobId().value();
        // A tenant's apply that was asked for when there was one claim for all has that one.
        boolean hasTheOnlyOne =
                claims.ownerOf(ClaimKind.APPLY, PLATFORM).filter(job::equals).isPresent();
        claims.release(ClaimKind.APPLY, hasTheOnlyOne ? PLATFORM : scope(progress.tenantId()), job);
    }

    private static String scope(@Nullable TenantId tenant) {
        return tenant == null ? PLATFORM : tenant.toString();
    }
}
