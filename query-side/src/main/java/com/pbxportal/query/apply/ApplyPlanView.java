package com.pbxportal.query.apply;

import com.pbxportal.query.Row;
import com.pbxportal.shared.apply.plan.ApplyPlanStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Schema(name = "ScheduledApply")
record ApplyPlanView(
        UUID id,

        @Nullable @Schema(description = "Null: the whole platform")
        UUID tenantId,

        ApplyPlanStatus status,
        boolean force,

        @Nullable @Schema(description = "When it is to begin; null: as soon as a second person agrees")
        Instant at,

        @Schema(description = "Nobody need agree after that")
        Instant expiresAt,

        boolean needsApproval,
        @Nullable String note,
        UUID plannedBy,
        Instant createdAt,
        @Nullable UUID approvedBy,
        @Nullable Instant approvedAt,

        @Nullable @Schema(description = "The SHA-256 of the configuration that was agreed to")
        String approved,

        @Nullable @Schema(description = "The apply that has begun: that job tells how it went")
        UUID jobId,

        @Nullable UUID cancelledBy,

        @Nullable @Schema(description = "Why it was cancelled, or could not begin")
        String reason,

        @Nullable @Schema(description = "When it began, was cancelled or missed")
        Instant endedAt) {

    static final String COLUMNS = """
            t.id, t.tenant_id, t.status, t.force, t.planned_for, t.expires_at, t.needs_approval, t.note, t.planned_by,
            t.created_at, t.approved_by, t.approved_at, t.approved, t.job_id, t.cancelled_by, t.reason, t.ended_at""";

    static ApplyPlanView of(Row row) throws SQLException {
        return new ApplyPlanView(
                row.id("id"),
                row.idOrNull("tenant_id"),
                row.oneOf(ApplyPlanStatus.class, "status"),
                row.flag("force"),
                row.timeOrNull("planned_for"),
                row.time("expires_at"),
                row.flag("needs_approval"),
                row.textOrNull("note"),
                row.id("planned_by"),
                row.time("created_at"),
                row.idOrNull("approved_by"),
                row.timeOrNull("approved_at"),
                row.textOrNull("approved"),
                row.idOrNull("job_id"),
                row.idOrNull("cancelled_by"),
                row.textOrNull("reason"),
                row.timeOrNull("ended_at"));
    }
}
