package com.pbxportal.command.apply;

import com.pbxportal.command.apply.realtime.Reach;
import com.pbxportal.command.tenant.Tenants;
import com.pbxportal.shared.apply.ConfigurationPart;
import com.pbxportal.shared.apply.ConfigurationSnapshot;
import com.pbxportal.shared.apply.FileDiff;
import com.pbxportal.shared.tenant.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an apply would do now. Reads only. */
@Component
class ApplyPreview {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(2);

    /**
     * @param changed whether an apply would change anything
     * @param revision that the apply would have
     * @param appliedRevision that runs; null: nothing was applied yet, or it is not known what runs
     * @param sha256 of the configuration in scope: what an approval names
     * @param heldBack tenants that stay as they are: their changes need a second person's consent, or a rollback failed
     * @param activity who has changed what since the last apply
     */
    record Answer(
            @Nullable UUID tenantId,
            boolean changed,
            String sha256,
            List<TenantId> heldBack,
            String revision,
            @Nullable String appliedRevision,
            List<Finding> findings,
            PendingChanges changes,
            PendingActivity.Activity activity,
            List<FileDiff> files) {}

    private final AppliedConfiguration configurations;
    private final Validation validation;
    private final FileDiffs diffs;
    private final PendingActivity activity;
    private final Tenants tenants;
    private final ApplyBlocks blocks;

    ApplyPreview(
            AppliedConfiguration configurations,
            Validation validation,
            FileDiffs diffs,
            PendingActivity activity,
            Tenants tenants,
            ApplyBlocks blocks) {
        this.configurations = configurations;
        this.validation = validation;
        this.diffs = diffs;
        this.activity = activity;
        this.tenants = tenants;
        this.blocks = blocks;
    }

    Answer of(@Nullable TenantId scope) {
        awaitOwnWrites();
        List<ConfigurationPart> appliedParts = configurations.parts();
        Candidate applied = Candidate.of(
                appliedParts.stream().map(ConfigurationPart::configuration).toList());
        List<TenantId> heldBack = scope == null
                ? Stream.concat(tenants.heldBack().stream(), blocks.tenants().stream())
                        .distinct()
                        .toList()
                : List.of();
        List<ConfigurationPart> fresh = configurations.pending(scope).stream()
                .filter(part -> !heldBack.contains(part.tenantId()))
                .toList();
        Candidate pending = Candidate.of(scope, heldBack, fresh, appliedParts);
        String revision = pending.generated().revision();
        Optional<String> appliedRevision = configurations.revision();
        return new Answer(
                scope == null ? null : scope.value(),
                !appliedRevision.equals(Optional.of(revision)),
                ConfigurationSnapshot.sha256(fresh),
                heldBack,
                revision,
                appliedRevision.orElse(null),
                validation.of(pending, new Reach(scope, heldBack)),
                PendingChanges.between(applied.tenantsIn(scope), pending.tenantsIn(scope)),
                activity.of(scope),
                diffs.of(scope, applied, pending));
    }

    /** Who previews sees what they changed a moment ago. */
    private void awaitOwnWrites() {
        long position = configurations.position();
        long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (configurations.isBehind(position) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(POLL.toNanos());
        }
    }
}
