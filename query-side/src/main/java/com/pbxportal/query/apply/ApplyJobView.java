package com.pbxportal.query.apply;

import com.pbxportal.query.Row;
import com.pbxportal.query.StoredJson;
import com.pbxportal.shared.apply.ApplyStatus;
import com.pbxportal.shared.apply.ApplyStep;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record ApplyJobView(
        UUID id,

        @Nullable @Schema(description = "Null: the whole platform")
        UUID tenantId,

        ApplyStatus status,
        boolean force,
        UUID requestedBy,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable ApplyStep failedStep,
        @Nullable String errorText,

        @Nullable @Schema(description = "Marks what was generated; Asterisk is asked for it")
        String revision,

        @Nullable @Schema(description = "False: there was nothing to do")
        Boolean changed,

        @Schema(description = "[{name, sha256, bytes, lines}]")
        StoredJson files,

        @Nullable @Schema(description = "Rows of the realtime tables")
        Diff diff,

        @Schema(description = "[{step, at}], the steps that were completed")
        StoredJson steps) {

    record Diff(int added, int changed, int removed) {}

    static final String COLUMNS = """
            t.id, t.tenant_id, t.status, t.force, t.requested_by, t.created_at, t.started_at, t.ended_at, t.failed_step,
            t.error_text, t.revision, t.changed, t.files, t.rows_added, t.rows_changed, t.rows_removed, t.steps""";

    static ApplyJobView of(Row row) throws SQLException {
        return new ApplyJobView(
                row.id("id"),
                row.idOrNull("tenant_id"),
                row.oneOf(ApplyStatus.class, "status"),
                row.flag("force"),
                row.id("requested_by"),
                row.time("created_at"),
                row.timeOrNull("started_at"),
                row.timeOrNull("ended_at"),
                row.oneOfOrNull(ApplyStep.class, "failed_step"),
                row.textOrNull("error_text"),
                row.textOrNull("revision"),
                row.flagOrNull("changed"),
                row.json("files"),
                row.numberOrNull("rows_added") == null
                        ? null
                        : new Diff(row.number("rows_added"), row.number("rows_changed"), row.number("rows_removed")),
                row.json("steps"));
    }
}
