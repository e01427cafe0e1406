package com.pbxportal.shared.apply;

import static com.pbxportal.shared.apply.ApplyStatus.FAILED;
import static com.pbxportal.shared.apply.ApplyStatus.ROLLED_BACK;
import static com.pbxportal.shared.apply.ApplyStatus.SUCCESS;
import static com.pbxportal.shared.kind.Kind.known;

import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.kind.Kind;
import com.pbxportal.shared.kind.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An apply as its events tell it: what was asked for, how far it came, what it brought and what went wrong. What is in
 * the files that it generated is not kept: it may be large, and {@link ApplyGenerated} tells it.
 *
 * @param failure null: nothing did
 * @param changed null: it has not ended. False: there was nothing to do, or it was put back
 * @param resolution what was found and done after a rollback that failed
 */
public record ApplyJobState(
        Request request,
        Course course,
        Content content,
        @Nullable Failure failure,
        @Nullable Boolean changed,
        @Nullable String resolution) {

    /**
     * @param tenantId null: the whole platform
     * @param restores the earlier apply whose configuration is brought back
     * @param approved the SHA-256 of the configuration that a second person has agreed to
     */
    public record Request(
            @Nullable TenantId tenantId,
            boolean force,
            @Nullable ApplyJobId restores,
            @Nullable String approved,
            List<TenantId> heldBack,
            UserId by) {}

    /** @param lastAt from when on the next step's time counts */
    public record Course(
            ApplyStatus status,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            Instant lastAt,
            List<StepDone> steps) {

        private Course done(ApplyStep step, Instant at) {
            StepDone done = new StepDone(step, at, Duration.between(lastAt, at).toMillis());
            return running(at, Stream.concat(steps.stream(), Stream.of(done)).toList());
        }

        /** The step that is under way begins anew, or another one does. */
        private Course running(Instant at) {
            return running(at, steps);
        }

        private Course running(Instant at, List<StepDone> all) {
            return new Course(ApplyStatus.RUNNING, startedAt == null ? at : startedAt, endedAt, at, all);
        }

        private Course ended(ApplyStatus how, Instant at) {
            return new Course(how, startedAt, at, lastAt, steps);
        }
    }

    /** @param durationMs since the end of the step before, or the request */
    public record StepDone(ApplyStep step, Instant at, long durationMs) {}

    /**
     * What was found, generated and written so far.
     *
     * @param preflightSkipped why the files were not tried out; null: they were
     */
    public record Content(
            @Nullable EventRange events,
            List<String> warnings,
            @Nullable String revision,
            List<GeneratedFile> files,
            @Nullable String preflightSkipped,
            @Nullable Diff diff) {

        private static final Content NONE = new Content(null, List.of(), null, List.of(), null, null);

        private Content with(EventRange snapshot) {
            return new Content(snapshot, warnings, revision, files, preflightSkipped, diff);
        }

        private Content warning(List<String> others) {
            return new Content(events, others, revision, files, preflightSkipped, diff);
        }

        private Content with(String marker, List<GeneratedFile> others) {
            return new Content(events, warnings, marker, others, preflightSkipped, diff);
        }

        private Content preflighted(@Nullable String skipped) {
            return new Content(events, warnings, revision, files, skipped, diff);
        }

        private Content with(Diff others) {
            return new Content(events, warnings, revision, files, preflightSkipped, others);
        }
    }

    /** Positions in the event store: what was applied last, and what this apply brings. */
    public record EventRange(@Nullable Long since, long upTo) {}

    /** Rows of the realtime tables. */
    public record Diff(int added, int changed, int removed) {}

    /** @param remedy what somebody can do about it; null: nobody knows in general */
    public record Failure(
            ApplyStep step, String reason, @Nullable String remedy) {}

    public static final Kind<ApplyJobState, ApplyEvent> KIND = Kind.of(
                    "ApplyJob", ApplyJobState.class, ApplyEvent.class, ApplyJobState::after)
            .ownedBy(job -> job.request().tenantId());

    public static ApplyJobState after(@Nullable ApplyJobState job, ApplyEvent event, Told told) {
        return event instanceof ApplyRequested request
                ? requested(request, told)
                : known(job).then(event, told.at());
    }

    private static ApplyJobState requested(ApplyRequested event, Told told) {
        return new ApplyJobState(
                new Request(
                        event.tenantId(),
                        event.force(),
                        event.restores(),
                        event.approved(),
                        event.heldBack(),
                        told.by()),
                new Course(ApplyStatus.PENDING, null, null, told.at(), List.of()),
                Content.NONE,
                null,
                null,
                null);
    }

    private ApplyJobState then(ApplyEvent event, Instant at) {
        return switch (event) {
            case ApplyRequested e -> this; // There is nothing to ask for twice.
            case ApplySnapshotTaken e ->
                done(ApplyStep.SNAPSHOT, at).with(content.with(new EventRange(e.since(), e.position())));
            case ApplyValidated e -> done(ApplyStep.VALIDATE, at).with(content.warning(e.warnings()));
            case ApplyGenerated e -> done(ApplyStep.GENERATE, at).with(content.with(e.revision(), e.files()));
            case ApplyPreflighted e -> done(ApplyStep.PREFLIGHT, at).with(content.preflighted(e.skipped()));
            case ApplyWritten e -> done(ApplyStep.WRITE, at);
            case ApplySynchronised e ->
                done(ApplyStep.SYNCHRONISE, at).with(content.with(new Diff(e.added(), e.changed(), e.removed())));
            case ApplyReloaded e -> done(ApplyStep.RELOAD, at);
            case ApplyStepFailed e -> failing(new Failure(e.step(), e.reason(), e.remedy()), at);
            case ApplyRollbackStarted e -> failing(failure(e.failedStep(), e.reason()), at);
            case ApplySucceeded e -> done(ApplyStep.VERIFY, at).ended(SUCCESS, null, e.changed(), at);
            case ApplyFailed e -> ended(FAILED, failure(e.failedStep(), e.reason()), false, at);
            case ApplyRolledBack e ->
                done(ApplyStep.RESTORE, at).ended(ROLLED_BACK, failure(e.failedStep(), e.reason()), false, at);
            case ApplyRollbackFailed e -> ended(FAILED, failure(e.failedStep(), e.describe()), true, at);
            case ApplyRollbackResolved e -> resolved(e.note());
        };
    }

    private ApplyJobState done(ApplyStep step, Instant at) {
        return new ApplyJobState(request, course.done(step, at), content, failure, changed, resolution);
    }

    private ApplyJobState failing(Failure why, Instant at) {
        return new ApplyJobState(request, course.running(at), content, why, changed, resolution);
    }

    private ApplyJobState ended(ApplyStatus how, @Nullable Failure why, boolean something, Instant at) {
        return new ApplyJobState(request, course.ended(how, at), content, why, something, resolution);
    }

    private ApplyJobState with(Content other) {
        return new ApplyJobState(request, course, other, failure, changed, resolution);
    }

    private ApplyJobState resolved(String note) {
        return new ApplyJobState(request, course, content, failure, changed, note);
    }

    /** With what is known of it already. */
    private Failure failure(ApplyStep step, String reason) {
        return new Failure(step, reason, failure == null ? null : failure.remedy());
    }
}
