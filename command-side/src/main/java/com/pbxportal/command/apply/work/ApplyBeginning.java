package com.pbxportal.command.apply.work;

import com.pbxportal.command.apply.configuration.AppliedConfiguration;
import com.pbxportal.command.apply.configuration.EarlierConfiguration;
import com.pbxportal.command.apply.configuration.LastApply;
import com.pbxportal.command.apply.job.ApplyBlocked;
import com.pbxportal.command.apply.job.ApplyBlocks;
import com.pbxportal.command.apply.job.ApplyNeedsApproval;
import com.pbxportal.command.apply.job.ApplyProgress;
import com.pbxportal.command.apply.realtime.Reach;
import com.pbxportal.command.tenant.Tenants;
import com.pbxportal.shared.apply.ApplyJobId;
import com.pbxportal.shared.apply.ApplyRequested;
import com.pbxportal.shared.identity.TenantId;
import org.springframework.stereotype.Component;

/**
 * What is settled when the turn of an apply has come, as it may have waited for others: whether it still may begin,
 * and what exactly it brings back. Once more: settles the same.
 */
@Component
class ApplyBeginning {

    private final AppliedConfiguration configurations;
    private final EarlierConfiguration earlierOnes;
    private final ApplyBlocks blocks;
    private final LastApply lastApply;
    private final Tenants tenants;
    private final ApplyWorkQueue queue;

    ApplyBeginning(
            AppliedConfiguration configurations,
            EarlierConfiguration earlierOnes,
            ApplyBlocks blocks,
            LastApply lastApply,
            Tenants tenants,
            ApplyWorkQueue queue) {
        this.configurations = configurations;
        this.earlierOnes = earlierOnes;
        this.blocks = blocks;
        this.lastApply = lastApply;
        this.tenants = tenants;
        this.queue = queue;
    }

    void settle(ApplyProgress progress) {
        refuseIfBlocked(progress);
        ApplyJobId restores = progress.restores();
        if (restores == null) {
            refuseWithoutConsent(progress.request());
        } else {
            bringBack(progress, restores);
        }
    }

    /** Also one of the platform, for a tenant that it does not leave out, as that was not blocked yet. */
    private void refuseIfBlocked(ApplyProgress progress) {
        Reach reach = Reach.of(progress.request());
        TenantId blocked =
                blocks.tenants().stream().filter(reach::includes).findFirst().orElse(progress.tenantId());
        blocks.of(blocked).ifPresent(job -> {
            throw new ApplyBlocked(job);
        });
    }

    /** A consent that is needed since the request is needed: the passwords that it would bring are today's. */
    private void refuseWithoutConsent(ApplyRequested request) {
        if (request.approved() == null) {
            tenants.heldBack().stream()
                    .filter(tenant ->
                            request.tenantId() == null || request.tenantId().equals(tenant))
                    .filter(tenant -> !request.heldBack().contains(tenant))
                    .findFirst()
                    .ifPresent(tenant -> {
                        throw new ApplyNeedsApproval("tenant " + tenant);
                    });
        }
    }

    private void bringBack(ApplyProgress progress, ApplyJobId asked) {
        ApplyJobId job = progress.jobId();
        ApplyJobId earlier = queue.heals(job) ? lastApply.restorable().orElse(asked) : asked;
        Reach reach = Reach.of(progress.request());
        configurations.keepRestored(
                job,
                earlierOnes.asOf(earlier, progress.tenantId()).stream()
                        .filter(part -> reach.includes(part.tenantId()))
                        .toList());
    }
}
