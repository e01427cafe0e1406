package com.pbxportal.command.apply.realtime;

import com.pbxportal.shared.apply.ApplyJobId;
import com.pbxportal.shared.tenant.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The realtime tables, brought to a configuration in one transaction together with a marker that says afterwards,
 * also after a crash, which job did it and what to put back. Only rows that the portal wrote are ever changed.
 */
@Component
public class RealtimeDatabase {

    private final DataSource dataSource;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private volatile boolean migrated;

    public RealtimeDatabase(@Qualifier("realtimeDataSource") DataSource dataSource) {
        this.dataSource = dataSource;
        this.jdbc = new JdbcTemplate(dataSource);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    /** @throws RealtimeFailure if the tables cannot be used now */
    public void requireReady() {
        guarded(() -> jdbc.queryForObject("SELECT count(*) FROM portal_apply", Integer.class));
    }

    /** The id of the installation that applies to these tables; empty: none did yet. */
    public Optional<String> owner() {
        return guarded(() -> Optional.ofNullable(
                jdbc.queryForObject("SELECT installation FROM portal_apply WHERE id = 1", String.class)));
    }

    public void giveTo(String installation) {
        guarded(() -> jdbc.update("UPDATE portal_apply SET installation = ? WHERE id = 1", installation));
    }

    /** Whether the rows within reach are what they should be, as nobody has touched them since. */
    public boolean holds(Reach reach, List<DeviceRows> desired) {
        return inTransaction(() ->
                RowChanges.between(RowChanges.current(jdbc, reach), desired).isEmpty());
    }

    /** Makes the rows within reach what they should be. Once more for the same job: does nothing. */
    public Synchronised synchronise(
            ApplyJobId job, Reach reach, List<DeviceRows> desired, String revision, long fence) {
        return inTransaction(() -> {
            Marker marker = takeMarker(fence);
            if (marker.isOf(job)) {
                return marker.counts();
            }
            RowChanges changes = RowChanges.between(RowChanges.current(jdbc, reach), desired);
            changes.write(jdbc);
            Synchronised counts = changes.counts();
            jdbc.update(
                    "UPDATE portal_apply SET previous_job_id = job_id, previous_revision = revision, job_id = ?,"
                            + " revision = ?, rows_added = ?, rows_changed = ?, rows_removed = ?,"
                            + " applied_at = current_timestamp(6)",
                    job.toString(),
                    revision,
                    counts.added(),
                    counts.changed(),
                    counts.removed());
            return counts;
        });
    }

    /** Puts back what the job changed. Does nothing if it changed nothing, or if all is back already. */
    public void restore(ApplyJobId job, long fence) {
        inTransaction(() -> {
            if (takeMarker(fence).isOf(job)) {
                RowChanges.undo(jdbc);
                jdbc.update("UPDATE portal_apply SET job_id = previous_job_id, revision = previous_revision,"
                        + " previous_job_id = NULL, previous_revision = NULL, applied_at = current_timestamp(6)");
            }
            return job;
        });
    }

    /** A device as its rows now say. */
    public record ManagedDevice(String id, String context, String credential) {

        @Override
        public String toString() {
            return "ManagedDevice[" + id + "]";
        }
    }

    /** The devices that Asterisk should have. @param scope null: every tenant's */
    public List<ManagedDevice> managedDevices(@Nullable TenantId scope) {
        String tenant = scope == null ? null : scope.toString();
        return guarded(() -> jdbc.query(
                """
                SELECT d.id, coalesce(e.context, ''), coalesce(a.md5_cred, '')
                FROM portal_device d LEFT JOIN ps_endpoints e ON e.id = d.id LEFT JOIN ps_auths a ON a.id = d.id
                WHERE ? IS NULL OR d.tenant_id = ? ORDER BY d.id""",
                (row, n) -> new ManagedDevice(row.getString(1), row.getString(2), row.getString(3)),
                tenant,
                tenant));
    }

    /** Of all tenants. */
    public long deviceCount() {
        return guarded(
                () -> Objects.requireNonNull(jdbc.queryForObject("SELECT count(*) FROM portal_device", Long.class)));
    }

    /** The devices that the last synchronisation added, changed or removed. */
    public Set<String> touchedDevices() {
        return guarded(() -> Set.copyOf(jdbc.queryForList("SELECT DISTINCT id FROM portal_undo", String.class)));
    }

    /**
     * In which points the rows are not these. An endpoint that somebody else wrote is one only where it leads into
     * one of the contexts: a phone there that the portal does not know of.
     *
     * @param contexts of the tenants
     */
    public List<RowDifference> differences(List<DeviceRows> expected, Collection<String> contexts) {
        return guarded(() -> {
            RowComparison comparison = RowComparison.between(expected, RowChanges.current(jdbc, Reach.ALL));
            jdbc.query(
                    "SELECT t.id, t.context FROM ps_endpoints t LEFT JOIN portal_device d ON d.id = t.id"
                            + " WHERE d.id IS NULL AND t.context IS NOT NULL ORDER BY t.id",
                    row -> {
                        if (contexts.contains(row.getString(2))) {
                            comparison.stranger(row.getString(1), row.getString(2));
                        }
                    });
            return comparison.differences();
        });
    }

    private record Marker(@Nullable String job, long fence, Synchronised counts) {

        boolean isOf(ApplyJobId other) {
            return Objects.equals(job, other.toString());
        }
    }

    private Marker takeMarker(long fence) {
        Marker marker = Objects.requireNonNull(jdbc.queryForObject(
                "SELECT job_id, fence, rows_added, rows_changed, rows_removed FROM portal_apply WHERE id = 1 FOR UPDATE",
                (row, n) -> new Marker(
                        row.getString(1),
                        row.getLong(2),
                        new Synchronised(row.getInt(3), row.getInt(4), row.getInt(5)))));
        if (marker.fence() > fence) {
            throw new RealtimeFailure(
                    "Another worker has taken over (" + marker.fence() + " is later than " + fence + ")");
        }
        jdbc.update("UPDATE portal_apply SET fence = ? WHERE id = 1", fence);
        return marker;
    }

    private <T> T inTransaction(Supplier<T> work) {
        return guarded(() -> Objects.requireNonNull(transaction.execute(status -> work.get())));
    }

    private <T> T guarded(Supplier<T> work) {
        try {
            migrate();
            return work.get();
        } catch (DataAccessException | TransactionException | FlywayException e) {
            throw new RealtimeFailure("Cannot use the realtime tables in MariaDB: " + rootMessage(e), e);
        }
    }

    private synchronized void migrate() {
        if (!migrated) {
            Flyway.configure()
                    .dataSource(dataSource)
                    .locations("classpath:db/migration/realtime")
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .connectRetries(0)
                    .load()
                    .migrate();
            migrated = true;
        }
    }

    private static String rootMessage(Throwable thrown) {
        Throwable root = NestedExceptionUtils.getRootCause(thrown);
        return String.valueOf((root == null ? thrown : root).getMessage());
    }
}
