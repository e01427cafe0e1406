package com.pbxportal.projector.apply;

import static com.pbxportal.shared.apply.ApplyStatus.FAILED;
import static com.pbxportal.shared.apply.ApplyStatus.ROLLED_BACK;
import static com.pbxportal.shared.apply.ApplyStatus.SUCCESS;

import com.pbxportal.projector.BatchedWrites;
import com.pbxportal.projector.Json;
import com.pbxportal.projector.ProjectorConfiguration;
import com.pbxportal.shared.apply.ApplyEvent;
import com.pbxportal.shared.apply.ApplyFailed;
import com.pbxportal.shared.apply.ApplyGenerated;
import com.pbxportal.shared.apply.ApplyJobId;
import com.pbxportal.shared.apply.ApplyPreflighted;
import com.pbxportal.shared.apply.ApplyReloaded;
import com.pbxportal.shared.apply.ApplyRequested;
import com.pbxportal.shared.apply.ApplyRollbackFailed;
import com.pbxportal.shared.apply.ApplyRollbackResolved;
import com.pbxportal.shared.apply.ApplyRollbackStarted;
import com.pbxportal.shared.apply.ApplyRolledBack;
import com.pbxportal.shared.apply.ApplySnapshotTaken;
import com.pbxportal.shared.apply.ApplyStatus;
import com.pbxportal.shared.apply.ApplyStep;
import com.pbxportal.shared.apply.ApplyStepFailed;
import com.pbxportal.shared.apply.ApplySucceeded;
import com.pbxportal.shared.apply.ApplySynchronised;
import com.pbxportal.shared.apply.ApplyValidated;
import com.pbxportal.shared.apply.ApplyWritten;
import com.pbxportal.shared.identity.Caller;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Every apply, with how far it came. */
@Component
@ProcessingGroup(ProjectorConfiguration.VIEWS)
class ApplyJobProjection {

    /** The event's place in the log: what happened first, whatever the clocks say. */
    private static final String POSITION = """
            (SELECT position FROM eventstore.log JOIN eventstore.domain_event_entry USING (global_index)
             WHERE aggregate_identifier = event.id::text AND sequence_number = event.version)""";

    private static final String REQUEST = """
            INSERT INTO readmodel.apply_job
                (id, version, tenant_id, status, force, restores, approved, held_back, requested_by, created_at,
                 last_at, requested_position, warnings, files, file_diffs, steps)
            SELECT id, version, tenant_id, 'PENDING', force, restores, approved, held_back, requested_by, at, at, %s,
                '[]', '[]', '[]', '[]'
            FROM unnest(?::uuid[], ?::bigint[], ?::timestamptz[], ?::uuid[], ?::boolean[], ?::uuid[], ?::text[],
                        ?::jsonb[], ?::uuid[])
                AS event (id, version, at, tenant_id, force, restores, approved, held_back, requested_by)
            ON CONFLICT (id) DO NOTHING
            """.formatted(POSITION);

    /** The steps, with the one that was completed; its time is that since the one before. */
    private static final String STEPS = """
            job.steps || jsonb_build_object(
                'step', event.step,
                'at', to_char(event.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                'duration_ms', (extract(epoch FROM event.at - job.last_at) * 1000)::bigint)""";

    private static final String DONE = "steps = " + STEPS + ", last_at = event.at";

    private static final String STEP = """
            UPDATE readmodel.apply_job AS job
            SET version = event.version, status = 'RUNNING', started_at = coalesce(job.started_at, event.at),
                preflight_skipped = coalesce(event.preflight_skipped, job.preflight_skipped), %s
            FROM unnest(?::uuid[], ?::bigint[], ?::timestamptz[], ?::text[], ?::text[])
                AS event (id, version, at, step, preflight_skipped)
            WHERE job.id = event.id AND job.version < event.version
            """.formatted(DONE);

    private static final String SNAPSHOT = """
            UPDATE readmodel.apply_job AS job
            SET version = event.version, status = 'RUNNING', started_at = coalesce(job.started_at, event.at),
                applied_since = event.since, applied_up_to = event.up_to, %s
            FROM unnest(?::uuid[], ?::bigint[], ?::timestamptz[], ?::text[], ?::bigint[], ?::bigint[])
                AS event (id, version, at, step, since, up_to)
            WHERE job.id = event.id AND job.version < event.version
            """.formatted(DONE);

    private static final String VALIDATE = """
            UPDATE readmodel.apply_job AS job
            SET version = event.version, warnings = event.warnings, %s
            FROM unnest(?::uuid[], ?::bigint[], ?::timestamptz[], ?::text[], ?::jsonb[])
                AS event (id, version, at, step, warnings)
            WHERE job.id = event.id AND job.version < event.version
            """.formatted(DONE);

    private static final String GENERATE = """
            UPDATE readmodel.apply_job AS job
            SET version = event.version, revision = event.revision, files = event.files,
                file_diffs = event.file_diffs, %s
            FROM unnest(?::uuid[], ?::bigint[], ?::timestamptz[], ?::text[], ?::text[], ?::jsonb[], ?::jsonb[])
                AS event (id, version, at, step, revision, files, file_diffs)
            WHERE job.id = event.id AND job.version < event.version
            """.formatted(DONE);

    private static final String SYNCHRONISE = """
            UPDATE readmodel.apply_job AS job
            SET version = event.version, rows_added = event.added, rows_changed = event.changed,
                rows_removed = event.removed, %s
            FROM unnest(?::uuid[], ?::bigint[], ?::timestamptz[], ?::text[], ?::integer[], ?::integer[], ?::integer[])
                AS event (id, version, at, step, added, changed, removed)
            WHERE job.id = event.id AND job.version < event.version
            """.formatted(DONE);

    private static final String RESOLVE = """
            UPDATE readmodel.apply_job AS job SET version = event.version, resolution = event.note
            FROM unnest(?::uuid[], ?::bigint[], ?::text[]) AS event (id, version, note)
            WHERE job.id = event.id AND job.version < event.version
            """;

    private static final String FAIL = """
            UPDATE readmodel.apply_job AS job
            SET version = event.version, status = 'RUNNING', started_at = coalesce(job.started_at, event.at),
                failed_step = event.failed_step,
                error_text = event.reason, remedy = coalesce(event.remedy, job.remedy), last_at = event.at
            FROM unnest(?::uuid[], ?::bigint[], ?::timestamptz[], ?::text[], ?::text[], ?::text[])
                AS event (id, version, at, failed_step, reason, remedy)
            WHERE job.id = event.id AND job.version < event.version
            """;

    private static final String END = """
            UPDATE readmodel.apply_job AS job
            SET version = event.version, ended_at = event.at, status = event.status,
                revision = coalesce(event.revision, job.revision), changed = event.changed,
                failed_step = event.failed_step, error_text = event.reason, ended_position = %s,
                steps = CASE WHEN event.step IS NULL THEN job.steps
                    ELSE %s END
            FROM unnest(?::uuid[], ?::bigint[], ?::timestamptz[], ?::text[], ?::text[], ?::boolean[],
                        ?::text[], ?::text[], ?::text[])
                AS event (id, version, at, status, revision, changed, failed_step, reason, step)
            WHERE job.id = event.id AND job.version < event.version
            """.formatted(POSITION, STEPS);

    private final BatchedWrites writes;
    private final JdbcTemplate jdbc;

    ApplyJobProjection(BatchedWrites writes, JdbcTemplate jdbc) {
        this.writes = writes;
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(
            ApplyEvent event,
            @SequenceNumber long version,
            @Timestamp Instant at,
            @MetaDataValue(Caller.ACTOR_ID) String actor) {
        switch (event) {
            case ApplyRequested e ->
                writes.add(
                        REQUEST,
                        e.jobId(),
                        version,
                        at,
                        e.tenantId(),
                        e.force(),
                        e.restores(),
                        e.approved(),
                        Json.of(e.heldBack()),
                        actor);
            case ApplySnapshotTaken e ->
                writes.add(SNAPSHOT, e.jobId(), version, at, ApplyStep.SNAPSHOT, e.since(), e.position());
            case ApplyValidated e ->
                writes.add(VALIDATE, e.jobId(), version, at, ApplyStep.VALIDATE, Json.of(e.warnings()));
            case ApplyGenerated e ->
                writes.add(
                        GENERATE,
                        e.jobId(),
                        version,
                        at,
                        ApplyStep.GENERATE,
                        e.revision(),
                        Json.of(e.files()),
                        Json.of(e.diffs()));
            case ApplyPreflighted e -> step(e.jobId(), version, at, ApplyStep.PREFLIGHT, e.skipped());
            case ApplyWritten e -> step(e.jobId(), version, at, ApplyStep.WRITE, null);
            case ApplySynchronised e ->
                writes.add(
                        SYNCHRONISE,
                        e.jobId(),
                        version,
                        at,
                        ApplyStep.SYNCHRONISE,
                        e.added(),
                        e.changed(),
                        e.removed());
            case ApplyReloaded e -> step(e.jobId(), version, at, ApplyStep.RELOAD, null);
            case ApplyStepFailed e -> writes.add(FAIL, e.jobId(), version, at, e.step(), e.reason(), e.remedy());
            case ApplyRollbackStarted e -> writes.add(FAIL, e.jobId(), version, at, e.failedStep(), e.reason(), null);
            case ApplyRollbackResolved e -> writes.add(RESOLVE, e.jobId(), version, e.note());
            case ApplySucceeded e ->
                end(e.jobId(), version, at, SUCCESS, e.revision(), e.changed(), null, null, ApplyStep.VERIFY);
            case ApplyRolledBack e ->
                end(e.jobId(), version, at, ROLLED_BACK, null, false, e.failedStep(), e.reason(), ApplyStep.RESTORE);
            case ApplyRollbackFailed e ->
                end(e.jobId(), version, at, FAILED, null, true, e.failedStep(), e.describe(), null);
            case ApplyFailed e -> end(e.jobId(), version, at, FAILED, null, false, e.failedStep(), e.reason(), null);
        }
    }

    @ResetHandler
    void reset() {
        jdbc.execute("TRUNCATE readmodel.apply_job");
    }

    private void step(ApplyJobId id, long version, Instant at, ApplyStep step, @Nullable String preflightSkipped) {
        writes.add(STEP, id, version, at, step, preflightSkipped);
    }

    private void end(
            ApplyJobId id,
            long version,
            Instant at,
            ApplyStatus status,
            @Nullable String revision,
            boolean changed,
            @Nullable ApplyStep failedStep,
            @Nullable String reason,
            @Nullable ApplyStep lastStep) {
        writes.add(END, id, version, at, status, revision, changed, failedStep, reason, lastStep);
    }
}
