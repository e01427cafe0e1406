package com.pbxportal.command.tenant;

import com.pbxportal.command.Aggregates;
import com.pbxportal.shared.error.UnknownTenant;
import com.pbxportal.shared.phonenumber.PhoneNumberId;
import com.pbxportal.shared.tenant.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The tenants, for the handlers of other features, and the register of the numbers that each has. */
@Component
public class Tenants {

    private final Repository<Tenant> repository;
    private final JdbcTemplate jdbc;

    Tenants(Repository<Tenant> repository, JdbcTemplate jdbc) {
        this.repository = repository;
        this.jdbc = jdbc;
    }

    public Aggregate<Tenant> load(TenantId id) {
        return Aggregates.load(repository, Tenant.class, id, () -> new UnknownTenant(id));
    }

    void open(TenantId id) {
        jdbc.update("INSERT INTO command.open_tenant (tenant_id) VALUES (?)", id.value());
    }

    void holdBack(TenantId id, boolean heldBack) {
        jdbc.update("UPDATE command.open_tenant SET held_back = ? WHERE tenant_id = ?", heldBack, id.value());
    }

    /** Read before each command of its people. */
    void suspend(TenantId id, boolean suspended) {
        jdbc.update("UPDATE command.open_tenant SET suspended = ? WHERE tenant_id = ?", suspended, id.value());
    }

    /** What others are deciding on consents is decided, and until this transaction ends nobody decides anew. */
    public void settleConsents() {
        jdbc.execute("LOCK TABLE command.open_tenant IN SHARE MODE");
    }

    /** Whether a tenant's applies need a second person's consent, on whichever node that was decided. */
    public boolean applyNeedsApproval(TenantId id) {
        return heldBack().contains(id) || load(id).<Boolean>invoke(Tenant::applyNeedsApproval);
    }

    /** Those whose changes an apply of the whole platform leaves out. */
    public List<TenantId> heldBack() {
        return jdbc.query(
                "SELECT tenant_id FROM command.open_tenant WHERE held_back ORDER BY tenant_id",
                (row, n) -> new TenantId(row.getObject(1, UUID.class)));
    }

    /** Fails if the tenant is closed, or is just being closed by somebody else. */
    public void addNumbers(TenantId tenant, Collection<PhoneNumberId> numbers) {
        try {
            jdbc.batchUpdate(
                    "INSERT INTO command.tenant_number (phone_number_id, tenant_id) VALUES (?, ?)",
                    numbers.stream()
                            .map(number -> new Object[] {number.value(), tenant.value()})
                            .toList());
        } catch (DataIntegrityViolationException e) {
            throw new NumbersMovedMeanwhile(e);
        }
    }

    public void removeNumbers(Collection<PhoneNumberId> numbers) {
        jdbc.batchUpdate(
                "DELETE FROM command.tenant_number WHERE phone_number_id = ?",
                numbers.stream().map(number -> new Object[] {number.value()}).toList());
    }

    /** Takes a tenant's numbers off the register and shuts the gate. Fails if one is just being added by somebody else. */
    List<PhoneNumberId> closeRegister(TenantId tenant) {
        List<PhoneNumberId> numbers = jdbc.query(
                "DELETE FROM command.tenant_number WHERE tenant_id = ? RETURNING phone_number_id",
                (row, n) -> new PhoneNumberId(row.getObject(1, UUID.class)),
                tenant.value());
        try {
            jdbc.update("DELETE FROM command.open_tenant WHERE tenant_id = ?", tenant.value());
        } catch (DataIntegrityViolationException e) {
            throw new NumbersMovedMeanwhile(e);
        }
        return numbers;
    }
}
