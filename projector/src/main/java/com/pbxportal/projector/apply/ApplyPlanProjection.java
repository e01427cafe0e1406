package com.pbxportal.projector.apply;

import static com.pbxportal.shared.apply.plan.ApplyPlanStatus.AWAITING_APPROVAL;
import static com.pbxportal.shared.apply.plan.ApplyPlanStatus.CANCELLED;
import static com.pbxportal.shared.apply.plan.ApplyPlanStatus.MISSED;
import static com.pbxportal.shared.apply.plan.ApplyPlanStatus.SCHEDULED;

import com.pbxportal.projector.BatchedWrites;
import com.pbxportal.projector.ProjectorConfiguration;
import com.pbxportal.shared.apply.plan.ApplyPlanApproved;
import com.pbxportal.shared.apply.plan.ApplyPlanCancelled;
import com.pbxportal.shared.apply.plan.ApplyPlanEvent;
import com.pbxportal.shared.apply.plan.ApplyPlanMissed;
import com.pbxportal.shared.apply.plan.ApplyPlanStarted;
import com.pbxportal.shared.apply.plan.ApplyPlanned;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Every apply that was to begin later. */
@Component
@ProcessingGroup(ProjectorConfiguration.VIEWS)
class ApplyPlanProjection {

    private static final String PLAN = """
            INSERT INTO readmodel.apply_plan
                (id, version, tenant_id, status, force, planned_for, expires_at, needs_approval, note, planned_by,
                 created_at)
            SELECT id, version, tenant_id, status, force, planned_for, expires_at, needs_approval, note, planned_by, at
            FROM unnest(?::uuid[], ?::bigint[], ?::timestamptz[], ?::uuid[], ?::text[], ?::boolean[], ?::timestamptz[],
                        ?::timestamptz[], ?::boolean[], ?::text[], ?::uuid[])
                AS event (id, version, at, tenant_id, status, force, planned_for, expires_at, needs_approval, note,
                          planned_by)
            ON CONFLICT (id) DO NOTHING
            """;

    private static final String APPROVE = """
            UPDATE readmodel.apply_plan AS plan
            SET version = event.version, status = 'SCHEDULED', approved_by = event.approved_by,
                approved_at = event.at, approved = event.approved
            FROM unnest(?::uuid[], ?::bigint[], ?::timestamptz[], ?::uuid[], ?::text[])
                AS event (id, version, at, approved_by, approved)
            WHERE plan.id = event.id AND plan.version < event.version
            """;

    private static final String START = """
            UPDATE readmodel.apply_plan AS plan
            SET version = event.version, status = 'STARTED', job_id = event.job_id, ended_at = event.at
            FROM unnest(?::uuid[], ?::bigint[], ?::timestamptz[], ?::uuid[]) AS event (id, version, at, job_id)
            WHERE plan.id = event.id AND plan.version < event.version
            """;

    private static final String END = """
            UPDATE readmodel.apply_plan AS plan
            SET version = event.version, status = event.status, cancelled_by = event.cancelled_by,
                reason = event.reason, ended_at = event.at
            FROM unnest(?::uuid[], ?::bigint[], ?::timestamptz[], ?::text[], ?::uuid[], ?::text[])
                AS event (id, version, at, status, cancelled_by, reason)
            WHERE plan.id = event.id AND plan.version < event.version
            """;

    private final BatchedWrites writes;
    private final JdbcTemplate jdbc;

    ApplyPlanProjection(BatchedWrites writes, JdbcTemplate jdbc) {
        this.writes = writes;
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(ApplyPlanEvent event, @SequenceNumber long version, @Timestamp Instant at) {
        switch (event) {
            case ApplyPlanned e ->
                writes.add(
                        PLAN,
                        e.planId(),
                        version,
                        at,
                        e.tenantId(),
                        e.needsApproval() ? AWAITING_APPROVAL : SCHEDULED,
                        e.force(),
                        e.at(),
                        e.expiresAt(),
                        e.needsApproval(),
                        e.note(),
                        e.plannedBy());
            case ApplyPlanApproved e -> writes.add(APPROVE, e.planId(), version, at, e.approvedBy(), e.sha256());
            case ApplyPlanStarted e -> writes.add(START, e.planId(), version, at, e.jobId());
            case ApplyPlanCancelled e -> writes.add(END, e.planId(), version, at, CANCELLED, e.cancelledBy(), e.note());
            case ApplyPlanMissed e -> writes.add(END, e.planId(), version, at, MISSED, null, e.reason());
        }
    }

    @ResetHandler
    void reset() {
        jdbc.execute("TRUNCATE readmodel.apply_plan");
    }
}
