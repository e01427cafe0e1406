package com.pbxportal.projector.audit;

import com.pbxportal.projector.BatchedWrites;
import com.pbxportal.projector.Json;
import com.pbxportal.projector.ProjectorConfiguration;
import com.pbxportal.shared.audit.AuditAction;
import com.pbxportal.shared.event.PortalEvent;
import com.pbxportal.shared.event.PortalEvents;
import com.pbxportal.shared.identity.Caller;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Who did what to whom, when and from where. */
@Component
@ProcessingGroup(ProjectorConfiguration.AUDIT)
class AuditProjection {

    /** The position is asked of the log: a tracking token tells that of a whole transaction. Without one nothing goes on. */
    private static final String RECORD = """
            INSERT INTO readmodel.audit_entry
                (position, event_id, event_name, occurred_at, entity_type, entity_id, action, tenant_id,
                 actor_id, actor_role, source_ip, user_agent, request_id, before, after)
            SELECT log.position, event.id::uuid, event.name, event.at, event.entity_type, event.entity_id,
                   event.action, event.tenant_id, event.actor_id, event.actor_role, event.source_ip,
                   event.user_agent, event.request_id, event.before, event.after
            FROM unnest(?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::uuid[], ?::text[], ?::uuid[],
                        ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::jsonb[], ?::jsonb[])
                AS event (id, name, at, entity_type, entity_id, action, tenant_id,
                          actor_id, actor_role, source_ip, user_agent, request_id, before, after)
            LEFT JOIN eventstore.domain_event_entry AS stored ON stored.event_identifier = event.id
            LEFT JOIN eventstore.log USING (global_index)
            ON CONFLICT (position) DO NOTHING
            """;

    private final BatchedWrites writes;
    private final JdbcTemplate jdbc;

    AuditProjection(BatchedWrites writes, JdbcTemplate jdbc) {
        this.writes = writes;
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(PortalEvent event, EventMessage<?> message) {
        AuditedChange.of(event).ifPresent(change -> record(change, message));
    }

    @ResetHandler
    void reset() {
        jdbc.execute("TRUNCATE readmodel.audit_entry");
    }

    private void record(AuditedChange change, EventMessage<?> message) {
        Caller actor = Caller.from(message.getMetaData());
        // Who failed to log in has proved to be nobody.
        boolean isKnown = change.action() != AuditAction.LOGIN_FAILED;
        writes.add(
                RECORD,
                message.getIdentifier(),
                PortalEvents.nameOf(message.getPayloadType()),
                message.getTimestamp(),
                change.entity(),
                change.entityId(),
                change.action(),
                change.tenantId(),
                isKnown ? actor.userId() : null,
                isKnown ? actor.role().wireName() : null,
                actor.sourceIp(),
                actor.userAgent(),
                actor.requestId(),
                json(change.before()),
                json(change.after()));
    }

    private static @Nullable String json(@Nullable Object state) {
        return state == null ? null : Json.of(state);
    }
}
