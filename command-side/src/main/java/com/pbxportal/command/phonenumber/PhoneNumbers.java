package com.pbxportal.command.phonenumber;

import com.pbxportal.command.Aggregates;
import com.pbxportal.command.ReadAhead;
import com.pbxportal.command.tenant.Tenant;
import com.pbxportal.command.tenant.Tenants;
import com.pbxportal.command.user.User;
import com.pbxportal.command.user.Users;
import com.pbxportal.shared.destination.Destination;
import com.pbxportal.shared.error.UnknownPhoneNumber;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.phonenumber.PhoneNumberId;
import com.pbxportal.shared.phonenumber.PhoneNumberState.Assignment;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The steps of a number's life, in the unit of work of whoever asks. */
@Component
public class PhoneNumbers {

    private final Repository<PhoneNumber> repository;
    private final Tenants tenants;
    private final Users users;
    private final ReadAhead readAhead;

    PhoneNumbers(Repository<PhoneNumber> repository, Tenants tenants, Users users, ReadAhead readAhead) {
        this.repository = repository;
        this.tenants = tenants;
        this.users = users;
        this.readAhead = readAhead;
    }

    Aggregate<PhoneNumber> load(PhoneNumberId id) {
        return Aggregates.load(repository, PhoneNumber.class, id, () -> new UnknownPhoneNumber(id));
    }

    void allocate(Collection<PhoneNumberId> ids, TenantId tenantId) {
        tenants.load(tenantId).execute(Tenant::refuseIfClosed);
        readAhead.forEach(ids, id -> {
            Aggregate<PhoneNumber> number = load(id);
            TenantId current = number.invoke(PhoneNumber::tenantId);
            if (current != null) {
                throw new NumberAlreadyAllocated(
                        number.invoke(PhoneNumber::number),
                        tenants.load(current).invoke(tenant -> tenant.details().name()));
            }
            number.execute(n -> n.allocate(tenantId));
        });
        tenants.addNumbers(tenantId, ids);
    }

    void deallocate(Collection<PhoneNumberId> ids) {
        // Most often they are all of one tenant.
        Set<@Nullable TenantId> former = new HashSet<>();
        readAhead.forEach(ids, id -> {
            Aggregate<PhoneNumber> number = load(id);
            TenantId tenant = number.invoke(PhoneNumber::tenantId);
            if (former.add(tenant)) {
                tenants.refuseIfClosed(tenant);
            }
            Assignment assignment = number.invoke(PhoneNumber::assignment);
            if (assignment != null) {
                throw new NumberStillAssigned(number.invoke(PhoneNumber::number), inWords(assignment.destination()));
            }
            number.execute(PhoneNumber::deallocate);
        });
        tenants.removeNumbers(ids);
    }

    /** Takes the number off its destination, on both sides. */
    public void unassign(PhoneNumberId id) {
        Aggregate<PhoneNumber> number = load(id);
        Assignment assignment = number.invoke(PhoneNumber::assignment);
        number.execute(PhoneNumber::unassign);
        if (assignment != null) {
            assignment.destination().userId().ifPresent(user -> users.load(user)
                    .execute(u -> u.unlinkNumber(id, number.invoke(PhoneNumber::number))));
        }
    }

    /** Takes all of them off their destinations. */
    public void unassign(Collection<PhoneNumberId> ids) {
        readAhead.forEach(ids, this::unassign);
    }

    /** Ends whatever the numbers of a closed tenant lead to, and gives them back to the pool. */
    public void returnToPool(Collection<PhoneNumberId> ids) {
        readAhead.forEach(ids, id -> {
            Aggregate<PhoneNumber> number = load(id);
            if (number.invoke(PhoneNumber::assignment) != null) {
                unassign(id);
            }
            number.execute(PhoneNumber::deallocate);
        });
        tenants.removeNumbers(ids);
    }

    String inWords(Destination destination) {
        return switch (destination.type()) {
            case USER -> "user " + destination.userId().map(this::emailOf).orElseThrow();
            case EXTERNAL -> String.valueOf(destination.value());
            case RING_GROUP, IVR, QUEUE, VOICEMAIL -> destination.type() + " " + destination.id();
        };
    }

    private String emailOf(UserId user) {
        return users.load(user).invoke((User u) -> u.details().email().value());
    }
}
