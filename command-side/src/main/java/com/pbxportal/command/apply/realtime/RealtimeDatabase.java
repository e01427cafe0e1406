package com.pbxportal.command.apply.realtime;

import com.pbxportal.shared.apply.ApplyJobId;
import com.pbxportal.shared.identity.TenantId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
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

    private final RealtimeSchema schema;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    RealtimeDatabase(@Qualifier("realtimeDataSource") DataSource dataSource, TablesReshaped reshaped) {
        this.schema = new RealtimeSchema(dataSource, reshaped);
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

    /**
     * Makes the rows within reach what they should be, and notes whose registrations have to end with that. Once more
     * for the same job: does nothing.
     *
     * @param idle devices that Asterisk does not run as their rows are now
     */
    public Synchronised synchronise(
            ApplyJobId job,
            Reach reach,
            List<DeviceRows> desired,
            Collection<String> idle,
            String revision,
            long fence) {
        return inTransaction(() -> {
            Marker marker = takeMarker(fence);
            if (marker.isOf(job)) {
                return marker.counts();
            }
            RowChanges changes = RowChanges.between(RowChanges.current(jdbc, reach), desired);
            changes.write(jdbc);
            jdbc.update("DELETE FROM portal_ended_registration WHERE ended");
            noteRegistrations(changes.withOtherCredentials(), false);
            noteRegistrations(changes.appeared(), true);
            noteIdle(idle);
            Synchronised counts = changes.counts();
            jdbc.update(
                    "UPDATE portal_apply SET previous_job_id = job_id, previous_revision = revision, job_id = ?,"
                            + " revision = ?, rows_added = ?, rows_changed = ?, rows_removed = ?,"
                            + " restored_job_id = NULL, applied_at = current_timestamp(6)",
                    job.toString(),
                    revision,
                    counts.added(),
                    counts.changed(),
                    counts.removed());
            return counts;
        });
    }

    /**
     * Puts back what the job changed; who has registered with the credentials that it brought has to register anew.
     * Does nothing if it changed nothing, or if all is back already.
     *
     * @return the devices that Asterisk did not run before either; empty if the job has never changed a row
     */
    public Optional<Set<String>> restore(ApplyJobId job, long fence) {
        return inTransaction(() -> {
            Marker marker = takeMarker(fence);
            if (marker.isOf(job)) {
                jdbc.update("UPDATE portal_ended_registration SET ended = FALSE");
                UndoLog.playBack(jdbc);
                jdbc.update("UPDATE portal_apply SET restored_job_id = job_id, job_id = previous_job_id,"
                        + " revision = previous_revision, previous_job_id = NULL, previous_revision = NULL,"
                        + " applied_at = current_timestamp(6)");
            }
            return marker.isOf(job) || marker.isRestored(job)
                    ? Optional.of(noted("portal_idle_device"))
                    : Optional.empty();
        });
    }

    /** The devices within reach that Asterisk should have. */
    public List<ManagedDevice> managedDevices(Reach reach) {
        String tenant = reach.tenant() == null ? null : reach.tenant().toString();
        List<String> others = reach.butNot().stream().map(TenantId::toString).toList();
        return guarded(() -> {
            List<ManagedDevice> devices = new ArrayList<>();
            jdbc.query(
                    """
                    SELECT d.id, coalesce(e.context, ''), coalesce(a.md5_cred, ''), d.tenant_id
                    FROM portal_device d LEFT JOIN ps_endpoints e ON e.id = d.id LEFT JOIN ps_auths a ON a.id = d.id
                    WHERE ? IS NULL OR d.tenant_id = ? ORDER BY d.id""",
                    row -> {
                        if (!others.contains(row.getString(4))) {
                            devices.add(new ManagedDevice(row.getString(1), row.getString(2), row.getString(3)));
                        }
                    },
                    tenant,
                    tenant);
            return devices;
        });
    }

    /** Some of all tenants' devices that have all their rows, others each time. */
    public List<ManagedDevice> someDevices(int count) {
        return guarded(() -> jdbc.query(
                """
                SELECT d.id, e.context, a.md5_cred
                FROM portal_device d JOIN ps_endpoints e ON e.id = d.id JOIN ps_auths a ON a.id = d.id
                JOIN ps_aors o ON o.id = d.id
                WHERE e.context IS NOT NULL AND a.md5_cred IS NOT NULL ORDER BY rand() LIMIT ?""", (row, n) -> new ManagedDevice(row.getString(1), row.getString(2), row.getString(3)), count));
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

    /** Those of the devices that the portal has no rows of. */
    public List<String> namesToCome(Reach reach, List<DeviceRows> desired) {
        Set<String> present =
                managedDevices(reach).stream().map(ManagedDevice::id).collect(Collectors.toSet());
        return desired.stream()
                .map(DeviceRows::id)
                .filter(id -> !present.contains(id))
                .toList();
    }

    /** The devices whose phones have registered with credentials that are no more, as far as nobody has ended that. */
    public Set<String> registrationsToEnd() {
        return guarded(() -> noted("portal_ended_registration WHERE NOT ended"));
    }

    /** Whether a phone may be registered there with credentials that are no more. */
    public boolean hasRegistrationToEnd(String device) {
        return guarded(() -> Boolean.TRUE.equals(jdbc.queryForObject(
                "SELECT EXISTS (SELECT * FROM portal_ended_registration WHERE id = ? AND NOT ended)",
                Boolean.class,
                device)));
    }

    /** Asterisk was seen without the registrations of these devices. */
    public void registrationsEnded(Collection<String> devices) {
        inTransaction(() -> jdbc.batchUpdate(
                "UPDATE portal_ended_registration SET ended = TRUE WHERE id = ?",
                devices.stream().map(id -> new Object[] {id}).toList()));
    }

    /** All addresses of record in the table, whoever wrote them. */
    public Set<String> addressesOfRecord() {
        return guarded(() -> noted("ps_aors"));
    }

    /** The columns that are missing or should not be there, in words. */
    public List<String> columnFaults() {
        return guarded(() -> TableLayout.of(jdbc).faults());
    }

    /** In which points the rows within reach are not these. */
    public List<RowDifference> differences(Reach reach, List<DeviceRows> expected) {
        return inTransaction(() ->
                RowComparison.between(expected, RowChanges.current(jdbc, reach)).differences());
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

    private record Marker(@Nullable String job, @Nullable String restored, long fence, Synchronised counts) {

        boolean isOf(ApplyJobId other) {
            return Objects.equals(job, other.toString());
        }

        boolean isRestored(ApplyJobId other) {
            return Objects.equals(restored, other.toString());
        }
    }

    private Marker takeMarker(long fence) {
        Marker marker = Objects.requireNonNull(jdbc.queryForObject(
                "SELECT job_id, restored_job_id, fence, rows_added, rows_changed, rows_removed FROM portal_apply"
                        + " WHERE id = 1 FOR UPDATE",
                (row, n) -> new Marker(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        new Synchronised(row.getInt(4), row.getInt(5), row.getInt(6)))));
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
            schema.migrate();
            return work.get();
        } catch (DataAccessException | TransactionException | FlywayException e) {
            throw RealtimeFailure.of(e);
        }
    }

    /** @param ended of a name that nobody had: only when it goes again is there something to end */
    private void noteRegistrations(Collection<String> devices, boolean ended) {
        jdbc.batchUpdate(
                "INSERT INTO portal_ended_registration (id, ended) VALUES (?, ?)"
                        + " ON DUPLICATE KEY UPDATE ended = ended AND VALUES(ended)",
                devices.stream().map(id -> new Object[] {id, ended}).toList());
    }

    private void noteIdle(Collection<String> devices) {
        jdbc.update("DELETE FROM portal_idle_device");
        jdbc.batchUpdate(
                "INSERT INTO portal_idle_device (id) VALUES (?)",
                devices.stream().map(id -> new Object[] {id}).toList());
    }

    private Set<String> noted(String table) {
        return new TreeSet<>(jdbc.queryForList("SELECT id FROM " + table, String.class));
    }
}
