package com.pbxportal.command.apply.preview;

import com.pbxportal.command.apply.configuration.AppliedConfiguration;
import com.pbxportal.shared.identity.TenantId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who has changed what since the last apply, newest first, from the audit log. */
@Component
class PendingActivity {

    private static final int SHOWN = 100;

    private final JdbcClient jdbc;
    private final AppliedConfiguration configurations;

    PendingActivity(JdbcClient jdbc, AppliedConfiguration configurations) {
        this.jdbc = jdbc;
        this.configurations = configurations;
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
                SELECT count(*) OVER () AS total, entry.occurred_at, entry.actor_id, account.email, entry.action,
                       entry.entity_type, entry.entity_id
                FROM readmodel.audit_entry AS entry
                LEFT JOIN readmodel.user_account AS account ON account.id = entry.actor_id
                WHERE entry.position > :since
                  AND (:scope::uuid IS NULL OR entry.tenant_id = :scope::uuid)
                  AND entry.entity_type IN ('Tenant', 'User', 'Device', 'PhoneNumber', 'DIDAssignment')
                  AND entry.action IN ('CREATE', 'UPDATE', 'DELETE')
                  AND entry.tenant_id IS NOT NULL
                ORDER BY entry.position DESC LIMIT :shown""")
                .param("since", configurations.lastPosition(scope).orElse(-1L))
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
