package com.pbxportal.command.apply;

import com.pbxportal.command.apply.release.Releases;
import com.pbxportal.command.apply.render.GeneratedConfiguration;
import com.pbxportal.shared.apply.ConfigurationPart;
import com.pbxportal.shared.tenant.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an apply would do now. Reads only. */
@Component
class ApplyPreview {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(2);
    private static final String ROWS = "realtime_rows";

    /**
     * @param changed whether an apply would change anything
     * @param revision that the apply would have
     * @param appliedRevision that runs; null: nothing was applied yet, or it is not known what runs
     */
    record Answer(
            @Nullable UUID tenantId,
            boolean changed,
            String revision,
            @Nullable String appliedRevision,
            List<Finding> findings,
            PendingChanges changes,
            List<FileDiff> files) {}

    /** @param name of a file, or {@code realtime_rows}, in which passwords show as their generation */
    record FileDiff(String name, int linesAdded, int linesRemoved, String diff, boolean truncated) {}

    private final AppliedConfiguration configurations;
    private final Releases releases;

    ApplyPreview(AppliedConfiguration configurations, Releases releases) {
        this.configurations = configurations;
        this.releases = releases;
    }

    Answer of(@Nullable TenantId scope) {
        awaitOwnWrites();
        List<ConfigurationPart> appliedParts = configurations.parts();
        Candidate applied = Candidate.of(
                appliedParts.stream().map(ConfigurationPart::configuration).toList());
        Candidate pending = Candidate.of(scope, configurations.pending(scope), appliedParts);
        String revision = pending.generated().revision();
        Optional<String> appliedRevision = configurations.revision();
        return new Answer(
                scope == null ? null : scope.value(),
                !appliedRevision.equals(Optional.of(revision)),
                revision,
                appliedRevision.orElse(null),
                Finding.of(pending.tenants(), scope),
                PendingChanges.between(applied.tenantsIn(scope), pending.tenantsIn(scope)),
                scope == null ? ofPlatform(applied, pending) : ofTenant(scope, applied, pending));
    }

    /** Who previews sees what they changed a moment ago. */
    private void awaitOwnWrites() {
        long position = configurations.position();
        long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (configurations.isBehind(position) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    /** Of what lies in the files, so that a newer portal's other way of writing them shows too. */
    private List<FileDiff> ofPlatform(Candidate applied, Candidate pending) {
        return diffs(releases.current().map(releases::files).orElse(Map.of()), applied, pending);
    }

    /** Generated from the tenant's own parts alone: a line of another's must not show, not even beside a change. */
    private static List<FileDiff> ofTenant(TenantId scope, Candidate applied, Candidate pending) {
        Candidate before = Candidate.of(applied.tenantsIn(scope));
        return diffs(before.generated().files(), before, Candidate.of(pending.tenantsIn(scope)));
    }

    private static List<FileDiff> diffs(Map<String, String> before, Candidate applied, Candidate pending) {
        List<FileDiff> diffs = new ArrayList<>();
        pending.generated().files().forEach((name, after) -> {
            if (!name.equals(GeneratedConfiguration.REVISION)) {
                diffs.add(diff(name, before.getOrDefault(name, ""), after));
            }
        });
        diffs.add(diff(ROWS, applied.rows(), pending.rows()));
        return diffs;
    }

    private static FileDiff diff(String name, String before, String after) {
        UnifiedDiff diff = UnifiedDiff.of(name, before, after);
        return new FileDiff(name, diff.added(), diff.removed(), diff.text(), diff.truncated());
    }
}
