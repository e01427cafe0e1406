package com.pbxportal.command.apply.plan;

import com.pbxportal.shared.apply.plan.ApplyPlanId;
import com.pbxportal.shared.identity.TenantId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The register of scheduled applies that are still to begin: so many of a tenant, or of the platform, and one a
 * minute. Kept in the transactions of their events.
 */
@Component
class OpenPlans {

    private final JdbcClient jdbc;
    private final ApplyPlanProperties properties;

    OpenPlans(JdbcClient jdbc, ApplyPlanProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /** @param at null: as soon as somebody agrees */
    void add(ApplyPlanId plan, @Nullable TenantId scope, @Nullable Instant at) {
        UUID tenant = scope == null ? null : scope.value();
        // Two who plan at the same moment would each count without the other.
        jdbc.sql("LOCK TABLE command.open_plan IN SHARE ROW EXCLUSIVE MODE").update();
        if (count(tenant) >= properties.mostOpen()) {
            throw new TooManyApplyPlans(properties.mostOpen());
        }
        Instant minute = at == null ? null : at.truncatedTo(ChronoUnit.MINUTES);
        if (minute != null && isTaken(tenant, minute)) {
            throw new ApplyPlanMinuteTaken(minute);
        }
        jdbc.sql("INSERT INTO command.open_plan (plan_id, tenant_id, minute) VALUES (:plan, :tenant, :minute)")
                .param("plan", plan.value())
                .param("tenant", tenant)
                .param("minute", minute == null ? null : time(minute))
                .update();
    }

    /** It has begun, was cancelled or missed. */
    void remove(ApplyPlanId plan) {
        jdbc.sql("DELETE FROM command.open_plan WHERE plan_id = ?")
                .param(plan.value())
                .update();
    }

    private int count(@Nullable UUID tenant) {
        return jdbc.sql("SELECT count(*) FROM command.open_plan WHERE tenant_id IS NOT DISTINCT FROM :tenant::uuid")
                .param("tenant", tenant)
                .query(Integer.class)
                .single();
    }

    private boolean isTaken(@Nullable UUID tenant, Instant minute) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM command.open_plan"
                        + " WHERE tenant_id IS NOT DISTINCT FROM :tenant::uuid AND minute = :minute)")
                .param("tenant", tenant)
                .param("minute", time(minute))
                .query(Boolean.class)
                .single();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
