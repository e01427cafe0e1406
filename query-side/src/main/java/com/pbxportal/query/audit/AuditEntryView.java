package com.pbxportal.query.audit;

import com.pbxportal.query.Row;
import com.pbxportal.query.StoredJson;
import com.pbxportal.shared.identity.Role;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record AuditEntryView(
        @Schema(description = "Of the event that the entry tells of")
        UUID id,

        @Schema(description = "Of that event in the order of all events")
        long position,

        String eventName,
        Instant occurredAt,
        String entityType,

        @Schema(description = "Null where something was refused that is about no one thing") @Nullable
        UUID entityId,

        String action,
        @Nullable UUID tenantId,

        @Schema(description = "Null where nobody was logged in: a login failed") @Nullable
        UUID actorId,

        @Nullable Role actorRole,
        @Nullable String sourceIp,
        @Nullable String userAgent,
        @Nullable String requestId,

        @Nullable @Schema(description = "What was so before; of what the action says nothing of, nothing")
        StoredJson<Map<String, Object>> before,

        @Nullable @Schema(description = "What is so since") StoredJson<Map<String, Object>> after) {

    static final String COLUMNS = """
            position, t.event_id, t.event_name, t.occurred_at, t.entity_type, t.entity_id, t.action, t.tenant_id,
            t.actor_id, t.actor_role, t.source_ip, t.user_agent, t.request_id, t.before, t.after""";

    static AuditEntryView of(Row row) throws SQLException {
        return new AuditEntryView(
                row.id("event_id"),
                row.position("position"),
                row.text("event_name"),
                row.time("occurred_at"),
                row.text("entity_type"),
                row.idOrNull("entity_id"),
                row.text("action"),
                row.idOrNull("tenant_id"),
                row.idOrNull("actor_id"),
                role(row.textOrNull("actor_role")),
                row.textOrNull("source_ip"),
                row.textOrNull("user_agent"),
                row.textOrNull("request_id"),
                row.jsonOrNull("before"),
                row.jsonOrNull("after"));
    }

    private static @Nullable Role role(@Nullable String wireName) {
        return wireName == null ? null : Role.ofWireName(wireName);
    }
}
