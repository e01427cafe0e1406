package com.pbxportal.projector.tenant;

import static com.pbxportal.shared.tenant.TenantStatus.ACTIVE;
import static com.pbxportal.shared.tenant.TenantStatus.CLOSED;
import static com.pbxportal.shared.tenant.TenantStatus.SUSPENDED;

import com.pbxportal.projector.BatchedWrites;
import com.pbxportal.projector.ProjectorConfiguration;
import com.pbxportal.shared.event.Bookkeeping;
import com.pbxportal.shared.tenant.ApplyApprovalRequired;
import com.pbxportal.shared.tenant.ApplyApprovalWaived;
import com.pbxportal.shared.tenant.TenantChanged;
import com.pbxportal.shared.tenant.TenantClosed;
import com.pbxportal.shared.tenant.TenantCountryChanged;
import com.pbxportal.shared.tenant.TenantCreated;
import com.pbxportal.shared.tenant.TenantDetails;
import com.pbxportal.shared.tenant.TenantEvent;
import com.pbxportal.shared.tenant.TenantResumed;
import com.pbxportal.shared.tenant.TenantSuspended;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Every tenant, closed ones included. */
@Component
@ProcessingGroup(ProjectorConfiguration.VIEWS)
class TenantProjection {

    private static final String CREATE = """
            INSERT INTO readmodel.tenant
                (id, version, slug, status, name, timezone, ext_min, ext_max,
                 default_inbound_destination, outbound_policy_id, created_at, updated_at)
            SELECT id, version, slug, 'ACTIVE', name, timezone, ext_min, ext_max, destination, policy, at, at
            FROM unnest(?::uuid[], ?::bigint[], ?::timestamptz[], ?::text[],
                        ?::text[], ?::text[], ?::integer[], ?::integer[], ?::text[], ?::uuid[])
                AS event (id, version, at, slug, name, timezone, ext_min, ext_max, destination, policy)
            ON CONFLICT (id) DO NOTHING
            """;

    private static final String CHANGE = """
            UPDATE readmodel.tenant AS tenant
            SET version = event.version, updated_at = event.at, name = event.name, timezone = event.timezone,
                ext_min = event.ext_min, ext_max = event.ext_max,
                default_inbound_destination = event.destination, outbound_policy_id = event.policy
            FROM unnest(?::uuid[], ?::bigint[], ?::timestamptz[],
                        ?::text[], ?::text[], ?::integer[], ?::integer[], ?::text[], ?::uuid[])
                AS event (id, version, at, name, timezone, ext_min, ext_max, destination, policy)
            WHERE tenant.id = event.id AND tenant.version < event.version
            """;

    private static final String MOVE = """
            UPDATE readmodel.tenant AS tenant
            SET version = event.version, updated_at = event.at, status = event.status
            FROM unnest(?::uuid[], ?::bigint[], ?::timestamptz[], ?::text[]) AS event (id, version, at, status)
            WHERE tenant.id = event.id AND tenant.version < event.version
            """;

    private static final String APPROVAL = """
            UPDATE readmodel.tenant AS tenant
            SET version = event.version, updated_at = event.at, apply_needs_approval = event.needed
            FROM unnest(?::uuid[], ?::bigint[], ?::timestamptz[], ?::boolean[]) AS event (id, version, at, needed)
            WHERE tenant.id = event.id AND tenant.version < event.version
            """;

    private static final String COUNTRY = """
            UPDATE readmodel.tenant AS tenant
            SET version = event.version, updated_at = event.at, country = event.country
            FROM unnest(?::uuid[], ?::bigint[], ?::timestamptz[], ?::text[]) AS event (id, version, at, country)
            WHERE tenant.id = event.id AND tenant.version < event.version
            """;

    private final BatchedWrites writes;
    private final JdbcTemplate jdbc;

    TenantProjection(BatchedWrites writes, JdbcTemplate jdbc) {
        this.writes = writes;
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(TenantEvent event, @SequenceNumber long version, @Timestamp Instant at) {
        switch (event) {
            case TenantCreated e -> {
                TenantDetails is = e.details();
                writes.add(
                        CREATE,
                        e.tenantId(),
                        version,
                        at,
                        e.slug(),
                        is.name(),
                        is.timezone(),
                        is.range().min(),
                        is.range().max(),
                        is.defaultInboundDestination(),
                        is.outboundPolicyId());
            }
            case TenantChanged e -> {
                TenantDetails is = e.after();
                writes.add(
                        CHANGE,
                        e.tenantId(),
                        version,
                        at,
                        is.name(),
                        is.timezone(),
                        is.range().min(),
                        is.range().max(),
                        is.defaultInboundDestination(),
                        is.outboundPolicyId());
            }
            case TenantSuspended e -> writes.add(MOVE, e.tenantId(), version, at, SUSPENDED);
            case TenantResumed e -> writes.add(MOVE, e.tenantId(), version, at, ACTIVE);
            case TenantClosed e -> writes.add(MOVE, e.tenantId(), version, at, CLOSED);
            case TenantCountryChanged e -> writes.add(COUNTRY, e.tenantId(), version, at, e.after());
            case ApplyApprovalRequired e -> writes.add(APPROVAL, e.tenantId(), version, at, true);
            case ApplyApprovalWaived e -> writes.add(APPROVAL, e.tenantId(), version, at, false);
            case Bookkeeping e -> {
                // The user's own event says it.
            }
        }
    }

    @ResetHandler
    void reset() {
        jdbc.execute("TRUNCATE readmodel.tenant");
    }
}
