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

        @Nullable @Schema(description = "Of that event in the order of all events; to the platform's people")
        Long position,

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

    private static final String COLUMNS = """
            position, t.event_id, t.event_name, t.occurred_at, t.entity_type, t.entity_id, t.action, t.tenant_id,
            t.actor_id, t.actor_role, t.source_ip, t.user_agent, t.request_id, t.before,
            t.after - CASE WHEN t.entity_type = 'ApplyJob' AND NOT %s THEN 'revision' ELSE '' END AS after""";

    /** @param whole to somebody who may know how much all tenants together have, and what marks it */
    static String columns(boolean whole) {
        return COLUMNS.formatted(whole);
    }

    /** @param whole as for the columns */
    static AuditEntryView of(Row row, boolean whole) throws SQLException {
        return new AuditEntryView(
                row.id("event_id"),
                whole ? row.position("position") : null,
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
