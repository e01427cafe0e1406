package com.pbxportal.command.phonenumber;

import com.pbxportal.command.Authority;
import com.pbxportal.command.tenant.Tenant;
import com.pbxportal.command.tenant.Tenants;
import com.pbxportal.command.user.User;
import com.pbxportal.command.user.Users;
import com.pbxportal.shared.destination.Destination;
import com.pbxportal.shared.destination.DestinationType;
import com.pbxportal.shared.destination.ExternalDestination;
import com.pbxportal.shared.error.UnknownPhoneNumber;
import com.pbxportal.shared.error.UnknownUser;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.phonenumber.AllocatePhoneNumber;
import com.pbxportal.shared.phonenumber.AllocatePhoneNumbers;
import com.pbxportal.shared.phonenumber.AssignPhoneNumber;
import com.pbxportal.shared.phonenumber.ChangePhoneNumber;
import com.pbxportal.shared.phonenumber.DeallocatePhoneNumber;
import com.pbxportal.shared.phonenumber.DeallocatePhoneNumbers;
import com.pbxportal.shared.phonenumber.PhoneNumberDetails;
import com.pbxportal.shared.phonenumber.PhoneNumberId;
import com.pbxportal.shared.phonenumber.PhoneNumberState.Assignment;
import com.pbxportal.shared.phonenumber.UnassignPhoneNumber;
import com.pbxportal.shared.user.UserStatus;
import java.util.List;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.Aggregate;
import org.springframework.stereotype.Component;

@Component
class PhoneNumberCommandHandler {

    private final PhoneNumbers phoneNumbers;
    private final Tenants tenants;
    private final Users users;

    PhoneNumberCommandHandler(PhoneNumbers phoneNumbers, Tenants tenants, Users users) {
        this.phoneNumbers = phoneNumbers;
        this.tenants = tenants;
        this.users = users;
    }

    @CommandHandler
    PhoneNumberAnswer handle(AllocatePhoneNumber command, MetaData metaData) {
        Authority.ofPlatform(Caller.from(metaData), "allocate numbers");
        phoneNumbers.allocate(List.of(command.phoneNumberId()), command.tenantId());
        return answer(command.phoneNumberId());
    }

    @CommandHandler
    PhoneNumberAnswer handle(DeallocatePhoneNumber command, MetaData metaData) {
        Authority.ofPlatform(Caller.from(metaData), "deallocate numbers");
        phoneNumbers.deallocate(List.of(command.phoneNumberId()));
        return answer(command.phoneNumberId());
    }

    @CommandHandler
    void handle(AllocatePhoneNumbers command, MetaData metaData) {
        Authority.ofPlatform(Caller.from(metaData), "allocate numbers");
        phoneNumbers.allocate(command.phoneNumberIds(), command.tenantId());
    }

    @CommandHandler
    void handle(DeallocatePhoneNumbers command, MetaData metaData) {
        Authority.ofPlatform(Caller.from(metaData), "deallocate numbers");
        phoneNumbers.deallocate(command.phoneNumberIds());
    }

    @CommandHandler
    AssignmentAnswer handle(AssignPhoneNumber command, MetaData metaData) {
        Caller caller = Caller.from(metaData);
        Aggregate<PhoneNumber> number = loadToAdminister(command.phoneNumberId(), caller);
        Assignment current = number.invoke(PhoneNumber::assignment);
        if (current != null) {
            throw new NumberAlreadyAssigned(
                    number.invoke(PhoneNumber::number), phoneNumbers.inWords(current.destination()));
        }
        TenantId tenant = number.invoke(PhoneNumber::tenantId);
        if (tenant == null) {
            throw new NumberNotAllocated(number.invoke(PhoneNumber::number));
        }
        requireInTenant(command.destination(), tenant);
        number.execute(n -> n.assign(command.assignmentId(), command.destination()));
        command.destination().userId().ifPresent(user -> users.load(user)
                .execute(u -> u.linkNumber(command.phoneNumberId(), number.invoke(PhoneNumber::number))));
        return number.invoke(n -> AssignmentAnswer.of(command.phoneNumberId(), n.state()));
    }

    @CommandHandler
    void handle(UnassignPhoneNumber command, MetaData metaData) {
        loadToAdminister(command.phoneNumberId(), Caller.from(metaData));
        phoneNumbers.unassign(command.phoneNumberId());
    }

    /** A tenant's administrator switches its numbers; which carrier has one is the platform's to say. */
    @CommandHandler
    PhoneNumberAnswer handle(ChangePhoneNumber command, MetaData metaData) {
        Caller caller = Caller.from(metaData);
        Aggregate<PhoneNumber> number = loadToAdminister(command.phoneNumberId(), caller);
        if (command.changesDetails()) {
            Authority.ofPlatform(caller, "change a number's provider and metadata");
            number.execute(n -> n.change(applied(command, n.details())));
        }
        if (command.enabled() != null) {
            number.execute(command.enabled() ? PhoneNumber::enable : PhoneNumber::disable);
        }
        return answer(command.phoneNumberId());
    }

    private static PhoneNumberDetails applied(ChangePhoneNumber command, PhoneNumberDetails before) {
        String provider = command.clearProvider() ? null : command.provider();
        return new PhoneNumberDetails(
                provider == null && !command.clearProvider() ? before.provider() : provider,
                command.metadata() == null ? before.metadata() : command.metadata());
    }

    private void requireInTenant(Destination destination, TenantId tenant) {
        switch (destination.type()) {
            case USER -> destination.userId().ifPresent(user -> requireUser(user, tenant));
            case EXTERNAL ->
                ExternalDestination.parse(
                        Objects.requireNonNull(destination.value()),
                        tenants.load(tenant).invoke(Tenant::slug));
            case RING_GROUP, IVR, QUEUE, VOICEMAIL ->
                throw new DestinationNotFound(destination.type(), Objects.requireNonNull(destination.id()));
        }
    }

    private void requireUser(UserId id, TenantId tenant) {
        try {
            if (users.load(id).invoke((User u) -> u.belongsTo(tenant) && u.status() != UserStatus.DELETED)) {
                return;
            }
        } catch (UnknownUser unknown) {
            // Told the same way as a user of another tenant, so that nobody learns which users exist elsewhere.
        }
        throw new DestinationNotFound(DestinationType.USER, id.value());
    }

    private Aggregate<PhoneNumber> loadToAdminister(PhoneNumberId id, Caller caller) {
        Aggregate<PhoneNumber> number = load(id, caller);
        TenantId owner = number.invoke(PhoneNumber::tenantId);
        Authority.toAdminister(caller, owner, "DID " + id);
        tenants.refuseIfClosed(owner);
        return number;
    }

    private Aggregate<PhoneNumber> load(PhoneNumberId id, Caller caller) {
        try {
            return phoneNumbers.load(id);
        } catch (UnknownPhoneNumber unknown) {
            throw UnknownPhoneNumber.toldTo(caller, id.value());
        }
    }

    private PhoneNumberAnswer answer(PhoneNumberId id) {
        return phoneNumbers.load(id).invoke(number -> PhoneNumberAnswer.of(id, number.state()));
    }
}
