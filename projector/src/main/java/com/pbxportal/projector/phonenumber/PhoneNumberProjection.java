package com.pbxportal.projector.phonenumber;

import static com.pbxportal.shared.phonenumber.PhoneNumberStatus.ALLOCATED;
import static com.pbxportal.shared.phonenumber.PhoneNumberStatus.ASSIGNED;
import static com.pbxportal.shared.phonenumber.PhoneNumberStatus.UNASSIGNED;

import com.pbxportal.projector.BatchedWrites;
import com.pbxportal.projector.Json;
import com.pbxportal.projector.ProjectorConfiguration;
import com.pbxportal.shared.destination.Destination;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.phonenumber.PhoneNumberAllocated;
import com.pbxportal.shared.phonenumber.PhoneNumberAssigned;
import com.pbxportal.shared.phonenumber.PhoneNumberDeallocated;
import com.pbxportal.shared.phonenumber.PhoneNumberDetailsChanged;
import com.pbxportal.shared.phonenumber.PhoneNumberDisabled;
import com.pbxportal.shared.phonenumber.PhoneNumberEnabled;
import com.pbxportal.shared.phonenumber.PhoneNumberEvent;
import com.pbxportal.shared.phonenumber.PhoneNumberId;
import com.pbxportal.shared.phonenumber.PhoneNumberImported;
import com.pbxportal.shared.phonenumber.PhoneNumberStatus;
import com.pbxportal.shared.phonenumber.PhoneNumberUnassigned;
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

/** Every number with where it stands and where it leads. */
@Component
@ProcessingGroup(ProjectorConfiguration.VIEWS)
class PhoneNumberProjection {

    private static final String IMPORT = """
            INSERT INTO readmodel.phone_number
                (id, version, number, status, provider, provider_metadata, enabled, created_at, updated_at)
            SELECT id, version, number, 'UNASSIGNED', provider, metadata, true, at, at
            FROM unnest(?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::jsonb[], ?::timestamptz[])
                AS event (id, version, number, provider, metadata, at)
            ON CONFLICT (id) DO NOTHING
            """;

    private static final String MOVE = """
            UPDATE readmodel.phone_number AS number
            SET version = event.version, updated_at = event.at, status = event.status, tenant_id = event.tenant_id,
                assignment_id = event.assignment_id, assigned_type = event.assigned_type,
                assigned_id = event.assigned_id, assigned_value = event.assigned_value,
                assigned_by = event.assigned_by,
                assigned_at = CASE WHEN event.assignment_id IS NOT NULL THEN event.at END
            FROM unnest(?::uuid[], ?::bigint[], ?::timestamptz[], ?::text[], ?::uuid[],
                        ?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::uuid[])
                AS event (id, version, at, status, tenant_id,
                          assignment_id, assigned_type, assigned_id, assigned_value, assigned_by)
            WHERE number.id = event.id AND number.version < event.version
            """;

    private static final String SWITCH = """
            UPDATE readmodel.phone_number AS number
            SET version = event.version, updated_at = event.at, enabled = event.enabled
            FROM unnest(?::uuid[], ?::bigint[], ?::timestamptz[], ?::boolean[]) AS event (id, version, at, enabled)
            WHERE number.id = event.id AND number.version < event.version
            """;

    private static final String DETAILS = """
            UPDATE readmodel.phone_number AS number
            SET version = event.version, updated_at = event.at, provider = event.provider,
                provider_metadata = event.metadata
            FROM unnest(?::uuid[], ?::bigint[], ?::timestamptz[], ?::text[], ?::jsonb[])
                AS event (id, version, at, provider, metadata)
            WHERE number.id = event.id AND number.version < event.version
            """;

    private final BatchedWrites writes;
    private final JdbcTemplate jdbc;

    PhoneNumberProjection(BatchedWrites writes, JdbcTemplate jdbc) {
        this.writes = writes;
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(
            PhoneNumberEvent event,
            @SequenceNumber long version,
            @Timestamp Instant at,
            @MetaDataValue(Caller.ACTOR_ID) @Nullable String actor) {
        switch (event) {
            case PhoneNumberImported e ->
                writes.add(IMPORT, e.phoneNumberId(), version, e.number(), e.provider(), Json.of(e.metadata()), at);
            case PhoneNumberDetailsChanged e ->
                writes.add(
                        DETAILS,
                        e.phoneNumberId(),
                        version,
                        at,
                        e.after().provider(),
                        Json.of(e.after().metadata()));
            case PhoneNumberAllocated e -> move(e.phoneNumberId(), version, at, ALLOCATED, e.tenantId());
            case PhoneNumberAssigned e -> {
                Destination to = e.destination();
                writes.add(
                        MOVE,
                        e.phoneNumberId(),
                        version,
                        at,
                        ASSIGNED,
                        e.tenantId(),
                        e.assignmentId(),
                        to.type(),
                        to.id(),
                        to.value(),
                        actor);
            }
            case PhoneNumberUnassigned e -> move(e.phoneNumberId(), version, at, ALLOCATED, e.tenantId());
            case PhoneNumberDeallocated e -> move(e.phoneNumberId(), version, at, UNASSIGNED, null);
            case PhoneNumberEnabled e -> writes.add(SWITCH, e.phoneNumberId(), version, at, true);
            case PhoneNumberDisabled e -> writes.add(SWITCH, e.phoneNumberId(), version, at, false);
        }
    }

    @ResetHandler
    void reset() {
        jdbc.execute("TRUNCATE readmodel.phone_number");
    }

    private void move(
            PhoneNumberId id, long version, Instant at, PhoneNumberStatus status, @Nullable TenantId tenantId) {
        writes.add(MOVE, id, version, at, status, tenantId, null, null, null, null, null);
    }
}
