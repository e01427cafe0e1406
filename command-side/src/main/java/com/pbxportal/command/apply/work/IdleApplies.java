package com.pbxportal.command.apply.work;

import com.pbxportal.command.apply.configuration.AppliedConfiguration;
import com.pbxportal.command.apply.configuration.Candidate;
import com.pbxportal.command.apply.configuration.EarlierConfiguration;
import com.pbxportal.command.apply.configuration.UpToDate;
import com.pbxportal.command.apply.job.ApplyProgress;
import com.pbxportal.command.apply.job.LeftOut;
import com.pbxportal.command.apply.job.TooManyIdleApplies;
import com.pbxportal.command.apply.render.GenerationSettings;
import com.pbxportal.shared.apply.ApplyJobId;
import com.pbxportal.shared.apply.ConfigurationSnapshot;
import com.pbxportal.shared.apply.RequestApply;
import com.pbxportal.shared.configuration.ConfigurationPart;
import com.pbxportal.shared.identity.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Applies that changed nothing, whether they were forced or not: a few a minute of each tenant, and of the platform.
 * Who has something to bring is never refused.
 */
@Component
class IdleApplies {

    private static final Duration COUNTED = Duration.ofMinutes(1);

    /** Who changed something a moment ago has something to bring, though the read models may not know it yet. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final JdbcClient jdbc;
    private final AppliedConfiguration configurations;
    private final EarlierConfiguration earlierOnes;
    private final UpToDate upToDate;
    private final LeftOut leftOut;
    private final ApplyProperties properties;
    private final GenerationSettings settings;

    IdleApplies(
            JdbcClient jdbc,
            AppliedConfiguration configurations,
            EarlierConfiguration earlierOnes,
            UpToDate upToDate,
            LeftOut leftOut,
            ApplyProperties properties,
            GenerationSettings settings) {
        this.jdbc = jdbc;
        this.configurations = configurations;
        this.earlierOnes = earlierOnes;
        this.upToDate = upToDate;
        this.leftOut = leftOut;
        this.properties = properties;
        this.settings = settings;
    }

    void refuseOneMore(RequestApply request) {
        Optional<Duration> wait = untilOneMore(request.tenantId());
        if (wait.isPresent() && upToDate.await(LONGEST_WAIT) && isIdle(request)) {
            throw new TooManyIdleApplies(properties.idlePerMinute(), wait.get());
        }
    }

    /** Empty: there may be one more now. */
    private Optional<Duration> untilOneMore(@Nullable TenantId scope) {
        return jdbc.sql("""
                SELECT (extract(epoch FROM ended_at - now()) * 1000)::bigint + :counted
                FROM command.idle_apply
                WHERE tenant_id IS NOT DISTINCT FROM :scope::uuid
                  AND ended_at > now() - make_interval(secs => :counted / 1000)
                ORDER BY ended_at DESC OFFSET :most - 1 LIMIT 1""")
                .param("scope", value(scope))
                .param("counted", COUNTED.toMillis())
                .param("most", properties.idlePerMinute())
                .query(Long.class)
                .optional()
                .map(Duration::ofMillis);
    }

    private boolean isIdle(RequestApply request) {
        TenantId scope = request.tenantId();
        ApplyJobId restores = request.restores();
        List<TenantId> heldBack = leftOut.of(scope, restores != null);
        List<ConfigurationPart> wanted =
                restores == null ? configurations.pending(scope) : earlierOnes.asOf(restores, scope);
        return !request.takeOver()
                && configurations.revision().isPresent()
                && bringsNothing(without(heldBack, wanted), without(heldBack, configurations.partsIn(scope)));
    }

    private static List<ConfigurationPart> without(List<TenantId> heldBack, List<ConfigurationPart> parts) {
        return parts.stream()
                .filter(part -> !heldBack.contains(part.tenantId()))
                .toList();
    }

    /** Also where what was changed, as a label, shows in no file and no row. What is the same needs no generating. */
    private boolean bringsNothing(List<ConfigurationPart> wanted, List<ConfigurationPart> running) {
        return ConfigurationSnapshot.sha256(wanted).equals(ConfigurationSnapshot.sha256(running))
                || revision(wanted).equals(revision(running));
    }

    private String revision(List<ConfigurationPart> parts) {
        return Candidate.running(parts, settings).generated().revision();
    }

    /** To be told with the end of the apply. */
    void add(ApplyProgress progress) {
        jdbc.sql("DELETE FROM command.idle_apply WHERE ended_at < now() - make_interval(secs => ?)")
                .param(COUNTED.toSeconds())
                .update();
        jdbc.sql("INSERT INTO command.idle_apply (job_id, tenant_id) VALUES (:job, :scope)")
                .param("job", progress.jobId().value())
                .param("scope", value(progress.tenantId()))
                .update();
    }

    private static @Nullable UUID value(@Nullable TenantId scope) {
        return scope == null ? null : scope.value();
    }
}
