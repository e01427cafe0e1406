package com.pbxportal.command.tenant;

import com.pbxportal.command.Aggregates;
import com.pbxportal.shared.error.UnknownTenant;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.phonenumber.PhoneNumberId;
import com.pbxportal.shared.tenant.Extension;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The tenants, for the handlers of other features, and the register of the numbers that each has. */
@Component
public class Tenants {

    private final Repository<Tenant> repository;
    private final ServiceNumbers serviceNumbers;
    private final JdbcTemplate jdbc;

    Tenants(Repository<Tenant> repository, ServiceNumbers serviceNumbers, JdbcTemplate jdbc) {
        this.repository = repository;
        this.serviceNumbers = serviceNumbers;
        this.jdbc = jdbc;
    }

    public Aggregate<Tenant> load(TenantId id) {
        return Aggregates.load(repository, Tenant.class, id, () -> new UnknownTenant(id));
    }

    /** @param wanted null: the next free one */
    public Extension allocateExtension(TenantId id, UserId user, @Nullable Extension wanted) {
        return load(id).invoke(tenant -> tenant.allocateExtension(user, wanted, serviceNumbers));
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

    /** Whether the tenant goes on, on whichever node it may have been closed: no cache could tell. */
    public boolean isOpen(TenantId id) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "SELECT EXISTS (SELECT FROM command.open_tenant WHERE tenant_id = ? AND NOT closing)",
                Boolean.class,
                id.value()));
    }

    /** Refuses to change what a closed tenant still has: it goes as it is. @param owner null: the platform */
    public void refuseIfClosed(@Nullable TenantId owner) {
        if (owner != null && !isOpen(owner)) {
            throw new TenantIsClosed(
                    load(owner).invoke(tenant -> tenant.details().name()));
        }
    }

    /** Fails if the tenant is closed. Who is just closing it waits for this transaction to end. */
    public void addNumbers(TenantId tenant, Collection<PhoneNumberId> numbers) {
        List<UUID> open = jdbc.queryForList(
                "SELECT tenant_id FROM command.open_tenant WHERE tenant_id = ? AND NOT closing FOR KEY SHARE",
                UUID.class,
                tenant.value());
        if (open.isEmpty()) {
            throw new NumbersMovedMeanwhile(null);
        }
        try {
            jdbc.update(
                    "INSERT INTO command.tenant_number (phone_number_id, tenant_id) SELECT unnest(?::uuid[]), ?",
                    values(numbers),
                    tenant.value());
        } catch (DataIntegrityViolationException e) {
            throw new NumbersMovedMeanwhile(e);
        }
    }

    public void removeNumbers(Collection<PhoneNumberId> numbers) {
        jdbc.update("DELETE FROM command.tenant_number WHERE phone_number_id = ANY (?)", (Object) values(numbers));
    }

    private static UUID[] values(Collection<PhoneNumberId> numbers) {
        return numbers.stream().map(PhoneNumberId::value).toArray(UUID[]::new);
    }

    /** From now on no number comes to the tenant; one that is just being allocated is waited for. */
    void shut(TenantId id) {
        lock(id);
        jdbc.update("UPDATE command.open_tenant SET closing = true, held_back = false WHERE tenant_id = ?", id.value());
    }

    /** Whoever else wants to work on it waits for this transaction to end. @return false: it has gone */
    boolean lock(TenantId id) {
        return !jdbc.queryForList(
                        "SELECT tenant_id FROM command.open_tenant WHERE tenant_id = ? FOR UPDATE",
                        UUID.class,
                        id.value())
                .isEmpty();
    }

    /** Some of the numbers that the tenant has. */
    List<PhoneNumberId> numbersOf(TenantId id, int most) {
        return jdbc.query(
                "SELECT phone_number_id FROM command.tenant_number WHERE tenant_id = ? LIMIT ?",
                (row, n) -> new PhoneNumberId(row.getObject(1, UUID.class)),
                id.value(),
                most);
    }

    /** Nothing of it is left. */
    void remove(TenantId id) {
        jdbc.update("DELETE FROM command.open_tenant WHERE tenant_id = ?", id.value());
    }
}
