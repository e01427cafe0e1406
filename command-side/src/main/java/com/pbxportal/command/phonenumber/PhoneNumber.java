package com.pbxportal.command.phonenumber;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.pbxportal.shared.destination.Destination;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.phonenumber.AssignmentId;
import com.pbxportal.shared.phonenumber.E164;
import com.pbxportal.shared.phonenumber.PhoneNumberAllocated;
import com.pbxportal.shared.phonenumber.PhoneNumberAssigned;
import com.pbxportal.shared.phonenumber.PhoneNumberDeallocated;
import com.pbxportal.shared.phonenumber.PhoneNumberDetails;
import com.pbxportal.shared.phonenumber.PhoneNumberDetailsChanged;
import com.pbxportal.shared.phonenumber.PhoneNumberDisabled;
import com.pbxportal.shared.phonenumber.PhoneNumberEnabled;
import com.pbxportal.shared.phonenumber.PhoneNumberId;
import com.pbxportal.shared.phonenumber.PhoneNumberImported;
import com.pbxportal.shared.phonenumber.PhoneNumberStatus;
import com.pbxportal.shared.phonenumber.PhoneNumberUnassigned;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
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

    /** What an ASSIGNED number has. */
    record Assignment(AssignmentId id, Destination destination, UserId by, Instant at) {}

    @AggregateIdentifier
    private PhoneNumberId id;

    private E164 number;
    private PhoneNumberDetails details;
    private @Nullable TenantId tenantId;
    private @Nullable Assignment assignment;
    private boolean enabled;

    PhoneNumber() {}

    void allocate(TenantId tenant) {
        apply(new PhoneNumberAllocated(id, number, tenant));
    }

    void deallocate() {
        if (tenantId == null) {
            throw new NumberNotAllocated(number);
        }
        apply(new PhoneNumberDeallocated(id, number, tenantId));
    }

    void assign(AssignmentId assignmentId, Destination destination) {
        if (tenantId == null) {
            throw new NumberNotAllocated(number);
        }
        apply(new PhoneNumberAssigned(id, number, tenantId, assignmentId, destination));
    }

    void unassign() {
        if (assignment == null || tenantId == null) {
            throw new NumberNotAssigned(number);
        }
        apply(new PhoneNumberUnassigned(id, number, tenantId, assignment.id(), assignment.destination()));
    }

    void change(PhoneNumberDetails after) {
        if (!after.equals(details)) {
            apply(new PhoneNumberDetailsChanged(id, number, tenantId, details, after));
        }
    }

    void enable() {
        if (!enabled) {
            apply(new PhoneNumberEnabled(id, number, tenantId));
        }
    }

    void disable() {
        if (enabled) {
            apply(new PhoneNumberDisabled(id, number, tenantId));
        }
    }

    PhoneNumberStatus status() {
        if (tenantId == null) {
            return PhoneNumberStatus.UNASSIGNED;
        }
        return assignment == null ? PhoneNumberStatus.ALLOCATED : PhoneNumberStatus.ASSIGNED;
    }

    E164 number() {
        return number;
    }

    PhoneNumberDetails details() {
        return details;
    }

    @Nullable
    TenantId tenantId() {
        return tenantId;
    }

    @Nullable
    Assignment assignment() {
        return assignment;
    }

    boolean enabled() {
        return enabled;
    }

    @EventSourcingHandler
    void on(PhoneNumberImported event) {
        id = event.phoneNumberId();
        number = event.number();
        details = new PhoneNumberDetails(event.provider(), event.metadata());
        enabled = true;
    }

    @EventSourcingHandler
    void on(PhoneNumberDetailsChanged event) {
        details = event.after();
    }

    @EventSourcingHandler
    void on(PhoneNumberAllocated event) {
        tenantId = event.tenantId();
    }

    @EventSourcingHandler
    void on(PhoneNumberDeallocated event) {
        tenantId = null;
    }

    @EventSourcingHandler
    void on(PhoneNumberAssigned event, @Timestamp Instant at, @MetaDataValue(Caller.ACTOR_ID) @Nullable String by) {
        UserId actor = by == null ? Caller.system("unknown").userId() : UserId.of(by);
        assignment =
                new Assignment(event.assignmentId(), event.destination(), actor, at.truncatedTo(ChronoUnit.MILLIS));
    }

    @EventSourcingHandler
    void on(PhoneNumberUnassigned event) {
        assignment = null;
    }

    @EventSourcingHandler
    void on(PhoneNumberEnabled event) {
        enabled = true;
    }

    @EventSourcingHandler
    void on(PhoneNumberDisabled event) {
        enabled = false;
    }
}
