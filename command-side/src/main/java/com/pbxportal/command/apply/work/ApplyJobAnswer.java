package com.pbxportal.command.apply.work;

import com.pbxportal.shared.apply.ApplyGenerated;
import com.pbxportal.shared.apply.ApplyJobId;
import com.pbxportal.shared.apply.ApplyJobState;
import com.pbxportal.shared.apply.ApplyJobState.Diff;
import com.pbxportal.shared.apply.ApplyJobState.EventRange;
import com.pbxportal.shared.apply.ApplyJobState.StepDone;
import com.pbxportal.shared.apply.ApplyStatus;
import com.pbxportal.shared.apply.ApplyStep;
import com.pbxportal.shared.apply.FileDiff;
import com.pbxportal.shared.apply.GeneratedFile;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.kind.Kind;
import com.pbxportal.shared.kind.Told;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An apply as the API shows it, told by its own events; the same fields as in the list of jobs.
 *
 * @param queuePosition its place among the applies that wait for their turn, 1 is next; null: it does not wait
 * @param events to the platform's people: all tenants together make them
 * @param revision to the platform's people: a hash of what all tenants have
 */
public record ApplyJobAnswer(
        UUID id,
        @Nullable UUID tenantId,
        ApplyStatus status,
        @Nullable Integer queuePosition,
        boolean force,
        UUID requestedBy,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable ApplyStep failedStep,
        @Nullable String errorText,
        @Nullable String remedy,
        @Nullable UUID restores,
        @Nullable String approved,
        List<TenantId> heldBack,
        @Nullable EventRange events,
        List<String> warnings,
        @Nullable String preflightSkipped,
        @Nullable String revision,
        @Nullable Boolean changed,
        List<GeneratedFile> files,
        @Nullable Diff diff,
        List<FileDiff> fileDiffs,
        @Nullable String resolution,
        List<StepDone> steps) {

    static ApplyJobAnswer of(List<ApplyJobs.Entry> history, @Nullable Integer queuePosition, Caller reader) {
        ApplyJobs.Entry first = history.getFirst();
        ApplyJobState job = null;
        List<FileDiff> fileDiffs = List.of();
        for (ApplyJobs.Entry entry : history) {
            job = ApplyJobState.after(
                    job, entry.fact(), new Told(entry.at(), entry.caller().userId()));
            fileDiffs = entry.fact() instanceof ApplyGenerated generated ? generated.diffs() : fileDiffs;
        }
        return of(first.fact().jobId(), first.at(), Kind.known(job), fileDiffs, queuePosition, reader.isPlatformWide());
    }

    private static ApplyJobAnswer of(
            ApplyJobId id,
            Instant createdAt,
            ApplyJobState job,
            List<FileDiff> fileDiffs,
            @Nullable Integer queuePosition,
            boolean whole) {
        ApplyJobState.Request request = job.request();
        ApplyJobState.Course course = job.course();
        ApplyJobState.Content content = job.content();
        ApplyJobState.Failure failure = job.failure();
        return new ApplyJobAnswer(
                id.value(),
                request.tenantId() == null ? null : request.tenantId().value(),
                course.status(),
                queuePosition,
                request.force(),
                request.by().value(),
                createdAt,
                course.startedAt(),
                course.endedAt(),
                failure == null ? null : failure.step(),
                failure == null ? null : failure.reason(),
                failure == null ? null : failure.remedy(),
                request.restores() == null ? null : request.restores().value(),
                request.approved(),
                request.heldBack(),
                whole ? content.events() : null,
                content.warnings(),
                content.preflightSkipped(),
                whole ? content.revision() : null,
                job.changed(),
                content.files(),
                content.diff(),
                fileDiffs,
                job.resolution(),
                course.steps());
    }
}
