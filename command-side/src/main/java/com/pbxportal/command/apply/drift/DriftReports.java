package com.pbxportal.command.apply.drift;

import com.pbxportal.command.apply.configuration.LastApply;
import com.pbxportal.shared.identity.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The last report, and whose turn it is to make the next: one for all nodes. */
@Component
public class DriftReports {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Longer than it takes to wait for an apply, and to compare when all whom it asks answer at the last moment. */
    private static final Duration LEASE = Duration.ofMinutes(3);

    private final JdbcClient jdbc;
    private final Ids ids;

    DriftReports(JdbcClient jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /** The report in short. @param checkedAt null: nobody has looked yet */
    public record Summary(@Nullable Instant checkedAt, DriftStatus status, int findings) {}

    public Summary summary() {
        return jdbc.sql("SELECT checked_at, status, findings FROM command.drift_check")
                .query((row, n) ->
                        new Summary(time(row), DriftStatus.valueOf(row.getString("status")), row.getInt("findings")))
                .single();
    }

    DriftReport last() {
        return jdbc.sql("SELECT checked_at, report FROM command.drift_check WHERE report IS NOT NULL")
                .query((row, n) -> {
                    DriftReport report = JSON.readValue(row.getString("report"), DriftReport.class);
                    Instant at = time(row);
                    return at == null ? report : report.at(at);
                })
                .optional()
                .orElse(DriftReport.NONE);
    }

    /** Empty: somebody else is at it. */
    Optional<UUID> lease() {
        return leaseWhere("true", Duration.ZERO);
    }

    /** Empty: it is not time yet. After an apply what drifted is looked at again at once. */
    Optional<UUID> leaseIfDue(Duration interval) {
        return leaseWhere("""
                (checked_at IS NULL OR checked_at < now() - make_interval(secs => :seconds)
                 OR status <> 'IN_SYNC'
                    AND EXISTS (SELECT FROM command.applied_revision WHERE applied_at > checked_at))""", interval);
    }

    private Optional<UUID> leaseWhere(String condition, Duration interval) {
        UUID lease = ids.next();
        int taken = jdbc.sql("UPDATE command.drift_check SET leased_by = :lease,"
                        + " leased_until = now() + make_interval(secs => :longest)"
                        + " WHERE leased_until < now() AND " + condition)
                .param("lease", lease)
                .param("longest", LEASE.toSeconds())
                .param("seconds", interval.toSeconds())
                .update();
        return taken == 1 ? Optional.of(lease) : Optional.empty();
    }

    void giveBack(UUID lease) {
        jdbc.sql("UPDATE command.drift_check SET leased_by = NULL, leased_until = '-infinity' WHERE leased_by = ?")
                .param(lease)
                .update();
    }

    /**
     * Keeps the report, unless an apply has touched anything since the moment.
     *
     * @return empty: it is void
     */
    Optional<DriftReport> keep(UUID lease, LastApply.Moment since, DriftReport report) {
        return jdbc.sql("""
                UPDATE command.drift_check
                SET checked_at = now(), status = :status, findings = :findings, report = :report,
                    leased_by = NULL, leased_until = '-infinity'
                WHERE leased_by = :lease
                  AND NOT EXISTS (SELECT FROM command.apply_work WHERE begun_at IS NOT NULL)
                  AND :fence =\s""" + LastApply.FENCE + " RETURNING checked_at")
                .param("status", report.status().name())
                .param("findings", report.count())
                .param("report", JSON.writeValueAsString(report))
                .param("lease", lease)
                .param("fence", since.fence())
                .query((row, n) -> row.getTimestamp("checked_at").toInstant())
                .optional()
                .map(report::at);
    }

    private static @Nullable Instant time(ResultSet row) throws SQLException {
        Timestamp at = row.getTimestamp("checked_at");
        return at == null ? null : at.toInstant();
    }
}
