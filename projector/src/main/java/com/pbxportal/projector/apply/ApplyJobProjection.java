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
import com.pbxportal.shared.apply.ApplyReloaded;
import com.pbxportal.shared.apply.ApplyRequested;
import com.pbxportal.shared.apply.ApplyRollbackFailed;
import com.pbxportal.shared.apply.ApplyRollbackStarted;
import com.pbxportal.shared.apply.ApplyRolledBack;
import com.pbxportal.shared.apply.ApplySnapshotTaken;
import com.pbxportal.shared.apply.ApplyStatus;
import com.pbxportal.shared.apply.ApplyStep;
import com.pbxportal.shared.apply.ApplyStepFailed;
import com.pbxportal.shared.apply.ApplySucceeded;
import com.pbxportal.shared.apply.ApplySynchronised;
import com.pbxportal.shared.apply.ApplyWritten;
import com.pbxportal.shared.identity.Caller;
import java.time.Instant;
import java.util.List;
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

    private static final String REQUEST = """
            INSERT INTO readmodel.apply_job
                (id, version, tenant_id, status, force, requested_by, created_at, files, steps)
            SELECT id, version, tenant_id, 'PENDING', force, requested_by, at, '[]', '[]'
            FROM unnest(?::uuid[], ?::bigint[], ?::timestamptz[], ?::uuid[], ?::boolean[], ?::uuid[])
                AS event (id, version, at, tenant_id, force, requested_by)
            ON CONFLICT (id) DO NOTHING
            """;

    private static final String STEP = """
            UPDATE readmodel.apply_job AS job
            SET version = event.version, status = 'RUNNING', started_at = coalesce(job.started_at, event.at),
                steps = job.steps || event.step
            FROM unnest(?::uuid[], ?::bigint[], ?::timestamptz[], ?::jsonb[]) AS event (id, version, at, step)
            WHERE job.id = event.id AND job.version < event.version
            """;

    private static final String GENERATE = """
            UPDATE readmodel.apply_job AS job
            SET version = event.version, revision = event.revision, files = event.files, steps = job.steps || event.step
            FROM unnest(?::uuid[], ?::bigint[], ?::text[], ?::jsonb[], ?::jsonb[])
                AS event (id, version, revision, files, step)
            WHERE job.id = event.id AND job.version < event.version
            """;

    private static final String SYNCHRONISE = """
            UPDATE readmodel.apply_job AS job
            SET version = event.version, rows_added = event.added, rows_changed = event.changed,
                rows_removed = event.removed, steps = job.steps || event.step
            FROM unnest(?::uuid[], ?::bigint[], ?::integer[], ?::integer[], ?::integer[], ?::jsonb[])
                AS event (id, version, added, changed, removed, step)
            WHERE job.id = event.id AND job.version < event.version
            """;

    private static final String ROLL_BACK = """
            UPDATE readmodel.apply_job AS job
            SET version = event.version, status = 'RUNNING', failed_step = event.failed_step, error_text = event.reason
            FROM unnest(?::uuid[], ?::bigint[], ?::text[], ?::text[]) AS event (id, version, failed_step, reason)
            WHERE job.id = event.id AND job.version < event.version
            """;

    private static final String END = """
            UPDATE readmodel.apply_job AS job
            SET version = event.version, ended_at = event.at, status = event.status,
                revision = coalesce(event.revision, job.revision), changed = event.changed,
                failed_step = event.failed_step, error_text = event.reason, steps = job.steps || event.steps
            FROM unnest(?::uuid[], ?::bigint[], ?::timestamptz[], ?::text[], ?::text[], ?::boolean[],
                        ?::text[], ?::text[], ?::jsonb[])
                AS event (id, version, at, status, revision, changed, failed_step, reason, steps)
            WHERE job.id = event.id AND job.version < event.version
            """;

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
            case ApplyRequested e -> writes.add(REQUEST, e.jobId(), version, at, e.tenantId(), e.force(), actor);
            case ApplySnapshotTaken e -> step(e.jobId(), version, at, ApplyStep.SNAPSHOT);
            case ApplyGenerated e ->
                writes.add(
                        GENERATE, e.jobId(), version, e.revision(), Json.of(e.files()), done(ApplyStep.GENERATE, at));
            case ApplyWritten e -> step(e.jobId(), version, at, ApplyStep.WRITE);
            case ApplySynchronised e ->
                writes.add(
                        SYNCHRONISE,
                        e.jobId(),
                        version,
                        e.added(),
                        e.changed(),
                        e.removed(),
                        done(ApplyStep.SYNCHRONISE, at));
            case ApplyReloaded e -> step(e.jobId(), version, at, ApplyStep.RELOAD);
            case ApplyStepFailed e -> writes.add(ROLL_BACK, e.jobId(), version, e.step(), e.reason());
            case ApplyRollbackStarted e -> writes.add(ROLL_BACK, e.jobId(), version, e.failedStep(), e.reason());
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

    private void step(ApplyJobId id, long version, Instant at, ApplyStep step) {
        writes.add(STEP, id, version, at, done(step, at));
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
        String steps = lastStep == null ? "[]" : done(lastStep, at);
        writes.add(END, id, version, at, status, revision, changed, failedStep, reason, steps);
    }

    private static String done(ApplyStep step, Instant at) {
        return Json.of(List.of(new Done(step, at)));
    }

    private record Done(ApplyStep step, Instant at) {}
}
