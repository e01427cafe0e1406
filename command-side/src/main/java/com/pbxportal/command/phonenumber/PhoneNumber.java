package com.pbxportal.command.phonenumber;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.pbxportal.shared.destination.Destination;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.kind.Told;
import com.pbxportal.shared.phonenumber.AssignmentId;
import com.pbxportal.shared.phonenumber.E164;
import com.pbxportal.shared.phonenumber.PhoneNumberAllocated;
import com.pbxportal.shared.phonenumber.PhoneNumberAssigned;
import com.pbxportal.shared.phonenumber.PhoneNumberDeallocated;
import com.pbxportal.shared.phonenumber.PhoneNumberDetails;
import com.pbxportal.shared.phonenumber.PhoneNumberDetailsChanged;
import com.pbxportal.shared.phonenumber.PhoneNumberDisabled;
import com.pbxportal.shared.phonenumber.PhoneNumberEnabled;
import com.pbxportal.shared.phonenumber.PhoneNumberEvent;
import com.pbxportal.shared.phonenumber.PhoneNumberId;
import com.pbxportal.shared.phonenumber.PhoneNumberImported;
import com.pbxportal.shared.phonenumber.PhoneNumberState;
import com.pbxportal.shared.phonenumber.PhoneNumberState.Assignment;
import com.pbxportal.shared.phonenumber.PhoneNumberUnassigned;
import java.util.Map;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * A number that the outside world calls. UNASSIGNED (in the platform's pool), ALLOCATED (a tenant's), ASSIGNED
 * (leads to a destination of that tenant), and back again in the same steps.
 */
@Aggregate(cache = "aggregateCache")
@SuppressWarnings("NullAway.Init") // The first event sets every field.
public class PhoneNumber {

    @AggregateIdentifier
    private PhoneNumberId id;

    private PhoneNumberState state;

    /** What the provider says of it, which may be large: the state goes without. */
    private Map<String, Object> metadata;

    PhoneNumber() {}

    void allocate(TenantId tenant) {
        apply(new PhoneNumberAllocated(id, number(), tenant));
    }

    void deallocate() {
        apply(new PhoneNumberDeallocated(id, number(), owner()));
    }

    void assign(AssignmentId assignmentId, Destination destination) {
        apply(new PhoneNumberAssigned(id, number(), owner(), assignmentId, destination));
    }

    void unassign() {
        Assignment assignment = assignment();
        if (assignment == null) {
            throw new NumberNotAssigned(number());
        }
        apply(new PhoneNumberUnassigned(id, number(), owner(), assignment.id(), assignment.destination()));
    }

    void change(PhoneNumberDetails after) {
        if (!after.equals(details())) {
            apply(new PhoneNumberDetailsChanged(id, number(), tenantId(), details(), after));
        }
    }

    void enable() {
        if (!state.enabled()) {
            apply(new PhoneNumberEnabled(id, number(), tenantId()));
        }
    }

    void disable() {
        if (state.enabled()) {
            apply(new PhoneNumberDisabled(id, number(), tenantId()));
        }
    }

    private TenantId owner() {
        TenantId owner = tenantId();
        if (owner == null) {
            throw new NumberNotAllocated(number());
        }
        return owner;
    }

    E164 number() {
        return state.number();
    }

    PhoneNumberDetails details() {
        return new PhoneNumberDetails(state.provider(), metadata);
    }

    @Nullable
    TenantId tenantId() {
        return state.tenantId();
    }

    @Nullable
    Assignment assignment() {
        return state.assignment();
    }

    PhoneNumberState state() {
        return state;
    }

    @EventSourcingHandler
    void on(PhoneNumberEvent event, EventMessage<?> message) {
        id = event.phoneNumberId();
        state = PhoneNumberState.after(state, event, Told.of(message));
        switch (event) {
            case PhoneNumberImported e -> metadata = e.metadata();
            case PhoneNumberDetailsChanged e -> metadata = e.after().metadata();
            default -> {} // Nothing that the provider says.
        }
    }
}
