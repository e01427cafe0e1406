package com.pbxportal.command.apply.configuration;

import com.pbxportal.command.apply.guest.TenantConfiguration;
import com.pbxportal.command.apply.render.GeneratedConfiguration;
import com.pbxportal.command.apply.render.GenerationSettings;
import com.pbxportal.shared.apply.ApplyJobId;
import com.pbxportal.shared.apply.ApplyStatus;
import com.pbxportal.shared.apply.ApplyStep;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** What the last apply that ended well has left behind, generated again; and how the last one ended. */
@Component
public class LastApply {

    /** Of the last worker that took a job, in SQL; a sequence that was never used says the same as one used once. */
    public static final String FENCE = "(SELECT last_value + is_called::integer FROM command.apply_fence)";

    private final AppliedConfiguration configurations;
    private final GenerationSettings settings;
    private final JdbcClient jdbc;

    LastApply(AppliedConfiguration configurations, GenerationSettings settings, JdbcClient jdbc) {
        this.configurations = configurations;
        this.settings = settings;
        this.jdbc = jdbc;
    }

    /** @param generated from what was applied, by the rules of this version of the portal */
    public record State(
            ApplyJobId job,
            String revision,
            String release,
            List<TenantConfiguration> tenants,
            GeneratedConfiguration generated) {}

    /**
     * Two that are equal, and not of a running apply: no worker has touched anything in between.
     *
     * @param running an apply that waits for its turn does not
     */
    public record Moment(boolean running, long fence) {}

    /** How an apply ended. @param changed after a failure: nobody knows yet whether all is back */
    public record Outcome(
            UUID job,
            ApplyStatus status,
            Instant endedAt,
            @Nullable ApplyStep failedStep,
            @Nullable String reason,
            boolean changed) {}

    private record Revision(ApplyJobId job, String revision, String release) {}

    /** Empty: nothing was applied yet, or it is not known what runs. */
    @Transactional(isolation = Isolation.REPEATABLE_READ, readOnly = true)
    public Optional<State> state() {
        return revision().map(applied -> {
            Candidate candidate = Candidate.running(configurations.parts(), settings);
            return new State(
                    applied.job(), applied.revision(), applied.release(), candidate.tenants(), candidate.generated());
        });
    }

    /** The last apply that ended well, also when something else has been tried since and nobody knows what runs. */
    public Optional<ApplyJobId> restorable() {
        return jdbc.sql("SELECT job_id FROM command.applied_history ORDER BY position DESC LIMIT 1")
                .query((row, n) -> new ApplyJobId(row.getObject("job_id", UUID.class)))
                .optional();
    }

    private Optional<Revision> revision() {
        return jdbc.sql("SELECT job_id, revision, release FROM command.applied_revision")
                .query((row, n) -> new Revision(
                        new ApplyJobId(row.getObject("job_id", UUID.class)),
                        row.getString("revision"),
                        row.getString("release")))
                .optional();
    }

    /** Every lease of a worker takes a new fencing number, so that none goes unseen. */
    public Moment moment() {
        return jdbc.sql("SELECT EXISTS (SELECT FROM command.apply_work WHERE begun_at IS NOT NULL) AS running, " + FENCE
                        + " AS fence")
                .query((row, n) -> new Moment(row.getBoolean("running"), row.getLong("fence")))
                .single();
    }

    /** Of the one that ended last, as the event store tells it: clocks may be wrong. */
    public Optional<Outcome> outcome() {
        return jdbc.sql("""
                SELECT id, status, ended_at, failed_step, error_text,
                       coalesce(changed, false) AND resolution IS NULL AS changed
                FROM readmodel.apply_job WHERE ended_at IS NOT NULL ORDER BY ended_position DESC NULLS LAST LIMIT 1""")
                .query((row, n) -> {
                    String step = row.getString("failed_step");
                    return new Outcome(
                            row.getObject("id", UUID.class),
                            ApplyStatus.valueOf(row.getString("status")),
                            row.getTimestamp("ended_at").toInstant(),
                            step == null ? null : ApplyStep.valueOf(step),
                            row.getString("error_text"),
                            row.getBoolean("changed"));
                })
                .optional();
    }

    /** The applies whose failed rollback nobody has looked after yet. */
    public List<UUID> unresolved() {
        return jdbc.sql("SELECT job_id FROM command.apply_block ORDER BY blocked_at")
                .query((row, n) -> row.getObject("job_id", UUID.class))
                .list();
    }
}
