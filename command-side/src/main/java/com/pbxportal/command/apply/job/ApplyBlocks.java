package com.pbxportal.command.apply.job;

import com.pbxportal.shared.apply.ApplyJobId;
import com.pbxportal.shared.identity.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Failed rollbacks that nobody has looked after yet. One of a tenant's apply stops that tenant: an apply of the
 * platform leaves it as it is. One of the platform's stops everybody.
 */
@Component
public class ApplyBlocks {

    private final JdbcClient jdbc;

    ApplyBlocks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void add(ApplyProgress failed) {
        jdbc.sql("INSERT INTO command.apply_block (job_id, tenant_id) VALUES (:job, :tenant) ON CONFLICT DO NOTHING")
                .param("job", failed.jobId().value())
                .param(
                        "tenant",
                        failed.tenantId() == null ? null : failed.tenantId().value())
                .update();
    }

    public void remove(ApplyJobId job) {
        jdbc.sql("DELETE FROM command.apply_block WHERE job_id = ?")
                .param(job.value())
                .update();
    }

    /** The apply that stops one of this scope. @param scope null: the whole platform */
    public Optional<ApplyJobId> of(@Nullable TenantId scope) {
        return jdbc.sql("SELECT job_id FROM command.apply_block WHERE tenant_id IS NULL OR tenant_id = ?::uuid"
                        + " ORDER BY tenant_id NULLS FIRST LIMIT 1")
                .param(scope == null ? null : scope.value())
                .query((row, n) -> new ApplyJobId(row.getObject("job_id", UUID.class)))
                .optional();
    }

    /** Those that an apply of the platform has to leave as they are; a tenant that was closed since is taken away. */
    public List<TenantId> tenants() {
        return jdbc.sql("SELECT tenant_id FROM command.apply_block JOIN command.open_tenant USING (tenant_id)"
                        + " ORDER BY tenant_id")
                .query((row, n) -> new TenantId(row.getObject("tenant_id", UUID.class)))
                .list();
    }
}
