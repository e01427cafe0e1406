package com.pbxportal.command.apply.preview;

import com.pbxportal.command.FreshState;
import com.pbxportal.command.apply.configuration.AppliedConfiguration;
import com.pbxportal.command.apply.configuration.Candidate;
import com.pbxportal.command.apply.configuration.FileDiffs;
import com.pbxportal.command.apply.configuration.UpToDate;
import com.pbxportal.command.apply.configuration.Validation;
import com.pbxportal.command.apply.guest.Finding;
import com.pbxportal.command.apply.job.LeftOut;
import com.pbxportal.command.apply.realtime.Reach;
import com.pbxportal.command.apply.render.GenerationSettings;
import com.pbxportal.command.tenant.Tenants;
import com.pbxportal.shared.apply.ConfigurationSnapshot;
import com.pbxportal.shared.apply.FileDiff;
import com.pbxportal.shared.configuration.ConfigurationPart;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an apply would do now. Reads only. */
@Component
public class ApplyPreview {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    /**
     * @param changed whether an apply would change anything
     * @param revision that the apply would have; to the platform's people: all tenants together make it
     * @param appliedRevision that runs; null: nothing was applied yet, or it is not known what runs; told to the same
     * @param sha256 of the configuration in scope: what an approval names
     * @param heldBack tenants that stay as they are: their changes need a second person's consent, or a rollback failed
     * @param changes by kind of thing, how many would change in files and rows
     * @param activity who has changed what since the last apply, whether Asterisk is told of it or not
     */
    public record Answer(
            @Nullable UUID tenantId,
            boolean changed,
            String sha256,
            List<TenantId> heldBack,
            @Nullable String revision,
            @Nullable String appliedRevision,
            List<Finding> findings,
            Map<String, PendingChanges> changes,
            PendingActivity.Activity activity,
            List<FileDiff> files) {}

    private final AppliedConfiguration configurations;
    private final UpToDate upToDate;
    private final Validation validation;
    private final FileDiffs diffs;
    private final PendingActivity activity;
    private final Tenants tenants;
    private final LeftOut leftOut;
    private final FreshState fresh;
    private final GenerationSettings settings;

    ApplyPreview(
            AppliedConfiguration configurations,
            UpToDate upToDate,
            Validation validation,
            FileDiffs diffs,
            PendingActivity activity,
            Tenants tenants,
            LeftOut leftOut,
            FreshState fresh,
            GenerationSettings settings) {
        this.configurations = configurations;
        this.upToDate = upToDate;
        this.validation = validation;
        this.diffs = diffs;
        this.activity = activity;
        this.tenants = tenants;
        this.leftOut = leftOut;
        this.fresh = fresh;
        this.settings = settings;
    }

    public Answer of(@Nullable TenantId scope, Caller reader) {
        refuseUnknown(scope);
        upToDate.await(LONGEST_WAIT);
        List<ConfigurationPart> appliedParts = configurations.parts();
        Candidate applied = Candidate.running(appliedParts, settings);
        List<TenantId> heldBack = leftOut.of(scope, false);
        List<ConfigurationPart> fresh = configurations.pending(scope).stream()
                .filter(part -> !heldBack.contains(part.tenantId()))
                .toList();
        Candidate pending = Candidate.of(scope, heldBack, fresh, appliedParts, settings);
        String revision = pending.generated().revision();
        Optional<String> appliedRevision = configurations.revision();
        boolean whole = reader.isPlatformWide();
        return new Answer(
                scope == null ? null : scope.value(),
                !appliedRevision.equals(Optional.of(revision)),
                ConfigurationSnapshot.sha256(fresh),
                heldBack,
                whole ? revision : null,
                whole ? appliedRevision.orElse(null) : null,
                validation.of(pending, new Reach(scope, heldBack)),
                PendingChanges.between(applied, pending, scope),
                activity.of(scope),
                diffs.of(scope, applied, pending));
    }

    private void refuseUnknown(@Nullable TenantId scope) {
        if (scope != null) {
            fresh.read(scope, () -> tenants.load(scope).identifier());
        }
    }
}
