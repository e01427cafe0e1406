package com.pbxportal.projector.apply;

import com.pbxportal.projector.BatchedWrites;
import com.pbxportal.projector.ProjectorConfiguration;
import com.pbxportal.shared.apply.ApplyRequested;
import com.pbxportal.shared.identity.TenantId;
import java.util.List;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps the configuration as it is when the request for an apply is met: every event before it has been seen, none
 * after it has. What was kept once stays: a rebuild of the read models takes it again only where it is missing.
 */
@Component
@ProcessingGroup(ProjectorConfiguration.VIEWS)
class ConfigurationSnapshotProjection {

    /** Beside those of applies that have not ended; for who wants to look. */
    private static final int KEPT = 5;

    private final BatchedWrites writes;
    private final JdbcClient jdbc;

    ConfigurationSnapshotProjection(BatchedWrites writes, JdbcClient jdbc) {
        this.writes = writes;
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(ApplyRequested event, TrackingToken token) {
        UUID job = event.jobId().value();
        UUID tenant = event.tenantId() == null ? null : event.tenantId().value();
        long position = token.position()
                .orElseThrow(() -> new IllegalStateException("The event store does not number its events"));
        int added = jdbc.sql("""
                        INSERT INTO readmodel.configuration_snapshot (job_id, tenant_id, position)
                        VALUES (:job, :tenant, :position) ON CONFLICT (job_id) DO NOTHING""")
                .param("job", job)
                .param("tenant", tenant)
                .param("position", position)
                .update();
        if (added == 1) {
            writes.flush();
            takeParts(job, tenant, event.heldBack());
            removeOldParts();
        }
    }

    private void takeParts(UUID job, @Nullable UUID tenant, List<TenantId> heldBack) {
        jdbc.sql("""
                        INSERT INTO readmodel.configuration_part (job_id, tenant_id, sha256, body)
                        SELECT :job, tenant_id, encode(sha256(convert_to(body, 'UTF8')), 'hex'), body
                        FROM readmodel.tenant_configuration
                        WHERE (:tenant::uuid IS NULL OR tenant_id = :tenant::uuid) AND tenant_id <> ALL (:held_back)""")
                .param("job", job)
                .param("tenant", tenant)
                .param("held_back", heldBack.stream().map(TenantId::value).toArray(UUID[]::new))
                .update();
    }

    private void removeOldParts() {
        jdbc.sql("""
                        DELETE FROM readmodel.configuration_part WHERE job_id NOT IN (
                            SELECT job_id FROM readmodel.configuration_snapshot ORDER BY position DESC LIMIT :kept)
                          AND job_id NOT IN (SELECT id FROM readmodel.apply_job WHERE ended_at IS NULL)""").param("kept", KEPT).update();
    }
}
