package com.pbxportal.query.apply;

import com.pbxportal.query.Row;
import com.pbxportal.query.StoredJson;
import com.pbxportal.shared.apply.ApplyStatus;
import com.pbxportal.shared.apply.ApplyStep;
import com.pbxportal.shared.apply.FileDiff;
import com.pbxportal.shared.apply.GeneratedFile;
import com.pbxportal.shared.identity.TenantId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record ApplyJobView(
        UUID id,

        @Nullable @Schema(description = "Null: the whole platform")
        UUID tenantId,

        ApplyStatus status,

        @Nullable
        @Schema(description = "Its place among the applies that wait for their turn, 1 is next; null: it does not wait")
        Integer queuePosition,

        boolean force,
        UUID requestedBy,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable ApplyStep failedStep,
        @Nullable String errorText,

        @Nullable @Schema(description = "What can be done about the error")
        String remedy,

        @Nullable @Schema(description = "The earlier apply that was brought back")
        UUID restores,

        @Nullable @Schema(description = "The SHA-256 of the configuration that a second person has agreed to")
        String approved,

        @Schema(description = "Ids of tenants that stay as they were: their changes need a second person's consent")
        StoredJson<List<TenantId>> heldBack,

        @Nullable
        @Schema(
                description = "Positions in the event store: what was applied last, and what this apply brings;"
                        + " to the platform's people")
        EventRange events,

        @Schema(description = "What the owner of the configuration should know")
        StoredJson<List<String>> warnings,

        @Nullable @Schema(description = "Why the files were not tried out on a disposable Asterisk; null: they were")
        String preflightSkipped,

        @Nullable
        @Schema(
                description =
                        "Marks what was generated, for all tenants; Asterisk is asked for it; to the platform's people")
        String revision,

        @Nullable @Schema(description = "False: there was nothing to do")
        Boolean changed,

        @Schema(description = "Of a tenant's apply: of that tenant's part alone")
        StoredJson<List<GeneratedFile>> files,

        @Nullable @Schema(description = "Rows of the realtime tables")
        Diff diff,

        @Nullable @Schema(description = "Null in the list of jobs")
        StoredJson<List<FileDiff>> fileDiffs,

        @Nullable @Schema(description = "What was found and done after a rollback that failed")
        String resolution,

        @Schema(description = "The steps that were completed")
        StoredJson<List<StepDone>> steps) {

    /** @param durationMs since the end of the step before, or the request */
    record StepDone(ApplyStep step, Instant at, long durationMs) {}

    record Diff(int added, int changed, int removed) {}

    record EventRange(@Nullable Long since, long upTo) {

        private static @Nullable EventRange of(Row row) throws SQLException {
            Long upTo = row.longOrNull("applied_up_to");
            return upTo == null ? null : new EventRange(row.longOrNull("applied_since"), upTo);
        }
    }

    static final String COLUMNS = """
            t.id, t.tenant_id, t.status, t.force, t.requested_by, t.created_at, t.started_at, t.ended_at, t.failed_step,
            t.error_text, t.remedy, t.resolution, t.restores, t.approved, t.held_back, t.applied_since, t.applied_up_to, t.warnings,
            t.preflight_skipped, t.revision, t.changed, t.files, t.rows_added, t.rows_changed, t.rows_removed,
            t.steps,
            CASE WHEN t.status = 'PENDING' THEN
                (SELECT count(*)::integer FROM readmodel.apply_job AS waiting
                 WHERE waiting.status = 'PENDING' AND waiting.requested_position <= t.requested_position)
            END AS queue_position""";

    static final String DETAILS = COLUMNS + ", t.file_diffs";

    /** @param whole to somebody who may know how much all tenants together have, and what marks it */
    static ApplyJobView details(Row row, boolean whole) throws SQLException {
        return of(row, row.json("file_diffs"), whole);
    }

    static ApplyJobView of(Row row, boolean whole) throws SQLException {
        return of(row, null, whole);
    }

    private static ApplyJobView of(Row row, @Nullable StoredJson<List<FileDiff>> fileDiffs, boolean whole)
            throws SQLException {
        return new ApplyJobView(
                row.id("id"),
                row.idOrNull("tenant_id"),
                row.oneOf(ApplyStatus.class, "status"),
                row.numberOrNull("queue_position"),
                row.flag("force"),
                row.id("requested_by"),
                row.time("created_at"),
                row.timeOrNull("started_at"),
                row.timeOrNull("ended_at"),
                row.oneOfOrNull(ApplyStep.class, "failed_step"),
                row.textOrNull("error_text"),
                row.textOrNull("remedy"),
                row.idOrNull("restores"),
                row.textOrNull("approved"),
                row.json("held_back"),
                whole ? EventRange.of(row) : null,
                row.json("warnings"),
                row.textOrNull("preflight_skipped"),
                whole ? row.textOrNull("revision") : null,
                row.flagOrNull("changed"),
                row.json("files"),
                row.numberOrNull("rows_added") == null
                        ? null
                        : new Diff(row.number("rows_added"), row.number("rows_changed"), row.number("rows_removed")),
                fileDiffs,
                row.textOrNull("resolution"),
                row.json("steps"));
    }
}
