package com.pbxportal.command.apply.preview;

import com.pbxportal.shared.identity.TenantId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who has changed what of a tenant since that tenant's last apply, its own or the platform's; newest first, from the
 * audit log. Of a tenant that is gone from Asterisk, too, there is nothing to tell.
 */
@Component
class PendingActivity {

    private static final int SHOWN = 100;

    private final JdbcClient jdbc;

    PendingActivity(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param actorEmail null: nobody who is still there, or the portal itself */
    record Change(
            Instant at, UUID actorId, @Nullable String actorEmail, String action, String entityType, UUID entityId) {}

    /** @param total of all, of which the newest are shown */
    @Schema(name = "PendingActivity")
    record Activity(long total, List<Change> changes) {}

    private record Counted(long total, Change change) {}

    Activity of(@Nullable TenantId scope) {
        List<Counted> found = jdbc.sql("""
                WITH known AS (
                    SELECT tenant_id, coalesce(applied.position, -1) AS applied
                    FROM command.applied_part AS applied
                    FULL JOIN (SELECT id AS tenant_id FROM readmodel.tenant WHERE status <> 'CLOSED') AS present
                        USING (tenant_id)
                    WHERE :scope::uuid IS NULL OR tenant_id = :scope::uuid)
                SELECT count(*) OVER () AS total, entry.occurred_at, entry.actor_id, account.email, entry.action,
                       entry.entity_type, entry.entity_id
                FROM known
                JOIN readmodel.audit_entry AS entry USING (tenant_id)
                LEFT JOIN readmodel.user_account AS account ON account.id = entry.actor_id
                WHERE entry.position > known.applied
                  AND entry.entity_type IN ('Tenant', 'User', 'Device', 'PhoneNumber', 'DIDAssignment')
                  AND entry.action IN ('CREATE', 'UPDATE', 'DELETE')
                ORDER BY entry.position DESC LIMIT :shown""")
                .param("scope", scope == null ? null : scope.value())
                .param("shown", SHOWN)
                .query((row, n) -> new Counted(
                        row.getLong("total"),
                        new Change(
                                row.getTimestamp("occurred_at").toInstant(),
                                Objects.requireNonNull(row.getObject("actor_id", UUID.class)),
                                row.getString("email"),
                                row.getString("action"),
                                row.getString("entity_type"),
                                Objects.requireNonNull(row.getObject("entity_id", UUID.class)))))
                .list();
        return new Activity(
                found.isEmpty() ? 0 : found.getFirst().total(),
                found.stream().map(Counted::change).toList());
    }
}
