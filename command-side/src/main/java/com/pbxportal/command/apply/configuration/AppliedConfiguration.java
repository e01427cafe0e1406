package com.pbxportal.command.apply.configuration;

import com.pbxportal.command.apply.guest.Guests;
import com.pbxportal.command.apply.realtime.Reach;
import com.pbxportal.shared.apply.ApplyJobId;
import com.pbxportal.shared.apply.ApplyRequested;
import com.pbxportal.shared.apply.ApplySnapshotTaken;
import com.pbxportal.shared.apply.ApplySucceeded;
import com.pbxportal.shared.apply.ApplyWritten;
import com.pbxportal.shared.apply.ConfigurationSnapshot;
import com.pbxportal.shared.configuration.ConfigurationPart;
import com.pbxportal.shared.identity.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What Asterisk runs, tenant by tenant, and what the events say it should. */
@Component
public class AppliedConfiguration {

    private final JdbcClient jdbc;
    private final Guests guests;

    public AppliedConfiguration(JdbcClient jdbc, Guests guests) {
        this.jdbc = jdbc;
        this.guests = guests;
    }

    /**
     * The configuration as of the apply's request, or the earlier one that it asks for; empty until the projection has
     * met the request.
     */
    public Optional<ConfigurationSnapshot> snapshot(ApplyRequested request) {
        ApplyJobId job = request.jobId();
        return jdbc.sql("SELECT tenant_id, position FROM readmodel.configuration_snapshot WHERE job_id = ?")
                .param(job.value())
                .query((row, n) -> new ConfigurationSnapshot(
                        job, tenant(row, "tenant_id"), row.getLong("position"), partsOf(request)))
                .optional();
    }

    private List<ConfigurationPart> partsOf(ApplyRequested request) {
        return jdbc.sql("SELECT tenant_id, sha256, body FROM " + parts(request) + " WHERE job_id = ?")
                .param(request.jobId().value())
                .query(AppliedConfiguration::part)
                .list();
    }

    private static String parts(ApplyRequested request) {
        return request.restores() == null ? "readmodel.configuration_part" : "command.restored_part";
    }

    /** The position that was applied last, of the tenant or, if null, of any. */
    public Optional<Long> lastPosition(@Nullable TenantId scope) {
        return jdbc.sql(
                        "SELECT max(position) FROM command.applied_part WHERE :scope::uuid IS NULL OR tenant_id = :scope::uuid")
                .param("scope", scope == null ? null : scope.value())
                .query(Long.class)
                .optional();
    }

    /** Whether this apply ended well, so that what it brought is known. @param scope null: the whole platform */
    public boolean isInHistory(ApplyJobId job, @Nullable TenantId scope) {
        return jdbc.sql(
                        "SELECT EXISTS (SELECT FROM command.applied_history"
                                + " WHERE job_id = :job AND (:scope::uuid IS NULL OR tenant_id = :scope::uuid AND sha256 IS NOT NULL))")
                .param("job", job.value())
                .param("scope", scope == null ? null : scope.value())
                .query(Boolean.class)
                .single();
    }

    /** The latest part of each tenant in scope as of the end of an earlier apply. */
    List<ConfigurationPart> asOf(ApplyJobId job, @Nullable TenantId scope) {
        return jdbc.sql("""
                SELECT tenant_id, sha256, body
                FROM (SELECT DISTINCT ON (tenant_id) tenant_id, sha256
                      FROM command.applied_history
                      WHERE position <= (SELECT max(position) FROM command.applied_history WHERE job_id = :job)
                        AND (:scope::uuid IS NULL OR tenant_id = :scope::uuid)
                      ORDER BY tenant_id, position DESC) latest
                JOIN command.applied_body USING (sha256)""")
                .param("job", job.value())
                .param("scope", scope == null ? null : scope.value())
                .query(AppliedConfiguration::part)
                .list();
    }

    /** Keeps what an apply brings back, to be its snapshot. Once more: does nothing. */
    public void keepRestored(ApplyJobId job, List<ConfigurationPart> parts) {
        jdbc.sql("INSERT INTO command.restored_part (job_id, tenant_id, sha256, body)"
                        + " SELECT ?, * FROM unnest(?::uuid[], ?::text[], ?::text[]) ON CONFLICT DO NOTHING")
                .params(
                        job.value(),
                        parts.stream().map(part -> part.tenantId().value()).toArray(UUID[]::new),
                        parts.stream().map(ConfigurationPart::sha256).toArray(String[]::new),
                        parts.stream().map(ConfigurationPart::body).toArray(String[]::new))
                .update();
    }

    /** The configuration as it is now. @param scope null: every tenant */
    public List<ConfigurationPart> pending(@Nullable TenantId scope) {
        return jdbc.sql("""
                SELECT tenant_id, encode(sha256(convert_to(body, 'UTF8')), 'hex') AS sha256, body
                FROM readmodel.tenant_configuration WHERE :scope::uuid IS NULL OR tenant_id = :scope::uuid""")
                .param("scope", scope == null ? null : scope.value())
                .query(AppliedConfiguration::part)
                .list();
    }

    /** Of what {@link #pending} finds, as a snapshot of it would have it. */
    public String pendingSha256(@Nullable TenantId scope) {
        return ConfigurationSnapshot.sha256(pending(scope));
    }

    /** In the order in which they were applied. */
    public List<ConfigurationPart> parts() {
        return partsIn(null);
    }

    /** Among them those that this apply leaves as they are; none is asked for when it brings everything. */
    public List<ConfigurationPart> partsBeside(ApplyRequested request) {
        return request.leavesTenantsAsTheyWere() ? parts() : List.of();
    }

    /** @param scope null: every tenant */
    public List<ConfigurationPart> partsIn(@Nullable TenantId scope) {
        return jdbc.sql("""
                SELECT tenant_id, sha256, body FROM command.applied_part
                WHERE :scope::uuid IS NULL OR tenant_id = :scope::uuid ORDER BY position, tenant_id""")
                .param("scope", scope == null ? null : scope.value())
                .query(AppliedConfiguration::part)
                .list();
    }

    /** Empty: nothing was applied yet, or it is not known what runs. */
    public Optional<String> revision() {
        return jdbc.sql("SELECT revision FROM command.applied_revision")
                .query(String.class)
                .optional();
    }

    /** An apply ended well: its snapshot's parts are now what runs. */
    public void accept(
            ApplyRequested request,
            ApplySnapshotTaken snapshot,
            @Nullable ApplyWritten written,
            ApplySucceeded success) {
        UUID scope = request.tenantId() == null ? null : request.tenantId().value();
        Reach brought = Reach.of(request);
        boolean hasOthers = request.leavesTenantsAsTheyWere();
        List<ConfigurationPart> before = hasOthers ? partsOf(brought) : List.of();
        jdbc.sql("""
                WITH gone AS (
                    DELETE FROM command.applied_part
                    WHERE tenant_id <> ALL (:held_back) AND (:scope::uuid IS NULL OR tenant_id = :scope::uuid)
                    RETURNING tenant_id)
                INSERT INTO command.applied_history (job_id, tenant_id, position)
                SELECT :job, tenant_id, :position FROM gone""")
                .param("job", request.jobId().value())
                .param("position", snapshot.position())
                .param("scope", scope)
                .param(
                        "held_back",
                        request.heldBack().stream().map(TenantId::value).toArray(UUID[]::new))
                .update();
        jdbc.sql("""
                INSERT INTO command.applied_part (tenant_id, job_id, position, sha256, body)
                SELECT tenant_id, job_id, ?, sha256, body FROM\s""" + parts(request) + " WHERE job_id = ?")
                .params(snapshot.position(), request.jobId().value())
                .update();
        remember(request, snapshot);
        if (hasOthers) {
            takeFromOthers(brought, before);
        }
        if (written != null) {
            jdbc.sql("""
                    INSERT INTO command.applied_revision (job_id, revision, release) VALUES (?, ?, ?)
                    ON CONFLICT (only_row) DO UPDATE SET job_id = excluded.job_id, revision = excluded.revision,
                        release = excluded.release, applied_at = now()""")
                    .params(request.jobId().value(), success.revision(), written.release())
                    .update();
        }
    }

    private List<ConfigurationPart> partsOf(Reach brought) {
        return partsIn(brought.tenant()).stream()
                .filter(part -> brought.includes(part.tenantId()))
                .toList();
    }

    private List<ConfigurationPart> partsBeside(Reach brought) {
        return parts().stream()
                .filter(part -> !brought.includes(part.tenantId()))
                .toList();
    }

    private void takeFromOthers(Reach brought, List<ConfigurationPart> before) {
        new Holdings(guests)
                .withoutWhatCame(before, partsOf(brought), partsBeside(brought))
                .forEach(part -> jdbc.sql("UPDATE command.applied_part SET sha256 = ?, body = ? WHERE tenant_id = ?")
                        .params(part.sha256(), part.body(), part.tenantId().value())
                        .update());
    }

    private void remember(ApplyRequested request, ApplySnapshotTaken snapshot) {
        jdbc.sql("INSERT INTO command.applied_body (sha256, body) SELECT sha256, body FROM " + parts(request)
                        + " WHERE job_id = ? ON CONFLICT DO NOTHING")
                .param(request.jobId().value())
                .update();
        jdbc.sql("INSERT INTO command.applied_history (job_id, tenant_id, position, sha256)"
                        + " SELECT job_id, tenant_id, ?, sha256 FROM " + parts(request) + " WHERE job_id = ?"
                        + " ON CONFLICT (job_id, tenant_id) DO UPDATE SET sha256 = excluded.sha256")
                .params(snapshot.position(), request.jobId().value())
                .update();
        jdbc.sql("DELETE FROM command.restored_part WHERE job_id = ?")
                .param(request.jobId().value())
                .update();
    }

    /** It is not known any more what runs: the next apply must not conclude that there is nothing to do. */
    public void forget() {
        jdbc.sql("DELETE FROM command.applied_revision").update();
    }

    private static ConfigurationPart part(ResultSet row, int n) throws SQLException {
        return new ConfigurationPart(
                Objects.requireNonNull(tenant(row, "tenant_id")), row.getString("sha256"), row.getString("body"));
    }

    private static @Nullable TenantId tenant(ResultSet row, String column) throws SQLException {
        UUID id = row.getObject(column, UUID.class);
        return id == null ? null : new TenantId(id);
    }
}
