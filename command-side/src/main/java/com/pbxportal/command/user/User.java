package com.pbxportal.command.user;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.pbxportal.command.Names;
import com.pbxportal.command.device.DeviceLabelTaken;
import com.pbxportal.command.device.TooManyDevices;
import com.pbxportal.shared.device.DeviceId;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.phonenumber.E164;
import com.pbxportal.shared.phonenumber.PhoneNumberId;
import com.pbxportal.shared.tenant.Extension;
import com.pbxportal.shared.user.DeviceLinkedToUser;
import com.pbxportal.shared.user.DeviceUnlinkedFromUser;
import com.pbxportal.shared.user.NumberLinkedToUser;
import com.pbxportal.shared.user.NumberUnlinkedFromUser;
import com.pbxportal.shared.user.UserChanged;
import com.pbxportal.shared.user.UserCreated;
import com.pbxportal.shared.user.UserDeleted;
import com.pbxportal.shared.user.UserDetails;
import com.pbxportal.shared.user.UserEvent;
import com.pbxportal.shared.user.UserPasswordChanged;
import com.pbxportal.shared.user.UserReactivated;
import com.pbxportal.shared.user.UserState;
import com.pbxportal.shared.user.UserStatus;
import com.pbxportal.shared.user.UserSuspended;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * A person who logs in and, inside a tenant, is called. Knows which numbers and devices lead to it, so that
 * deleting it and assigning to it cannot both succeed.
 */
@Aggregate(cache = "aggregateCache")
@SuppressWarnings("NullAway.Init") // The first event sets every field.
public class User {

    static final int MAX_DEVICES = 10;

    @AggregateIdentifier
    private UserId id;

    private UserState state;
    private final Map<PhoneNumberId, E164> numbers = new LinkedHashMap<>();
    private final Map<DeviceId, String> devices = new LinkedHashMap<>();

    User() {}

    static User create(UserId id, @Nullable TenantId tenantId, UserDetails details, @Nullable Extension extension) {
        apply(new UserCreated(id, tenantId, details, extension));
        return new User();
    }

    void change(UserDetails after) {
        refuseIfDeleted();
        if (!after.equals(details())) {
            apply(new UserChanged(id, tenantId(), details(), after));
        }
    }

    void changePassword() {
        refuseIfDeleted();
        apply(new UserPasswordChanged(id, tenantId()));
    }

    void suspend() {
        refuseIfDeleted();
        if (status() == UserStatus.ACTIVE) {
            apply(new UserSuspended(id, tenantId()));
        }
    }

    void reactivate() {
        refuseIfDeleted();
        if (status() == UserStatus.SUSPENDED) {
            apply(new UserReactivated(id, tenantId()));
        }
    }

    void delete() {
        refuseIfDeleted();
        if (!numbers.isEmpty()) {
            throw new NumbersStillAssigned(details().email(), List.copyOf(numbers.values()));
        }
        apply(new UserDeleted(id, tenantId(), details().email(), extension()));
    }

    public void linkNumber(PhoneNumberId phoneNumber, E164 number) {
        refuseIfDeleted();
        apply(new NumberLinkedToUser(id, phoneNumber, number));
    }

    public void unlinkNumber(PhoneNumberId phoneNumber, E164 number) {
        if (numbers.containsKey(phoneNumber)) {
            apply(new NumberUnlinkedFromUser(id, phoneNumber, number));
        }
    }

    /** Takes a device in, or its new label. */
    public void linkDevice(DeviceId device, String label) {
        refuseIfDeleted();
        if (devices.entrySet().stream()
                .anyMatch(other -> !other.getKey().equals(device) && Names.alike(other.getValue(), label))) {
            throw new DeviceLabelTaken(label);
        }
        if (!devices.containsKey(device) && devices.size() >= MAX_DEVICES) {
            throw new TooManyDevices(MAX_DEVICES);
        }
        if (!label.equals(devices.get(device))) {
            apply(new DeviceLinkedToUser(id, device, label));
        }
    }

    public void unlinkDevice(DeviceId device) {
        apply(new DeviceUnlinkedFromUser(id, device));
    }

    public void refuseIfDeleted() {
        if (status() == UserStatus.DELETED) {
            throw new UserIsDeleted(details().email());
        }
    }

    public boolean belongsTo(@Nullable TenantId tenant) {
        return Objects.equals(tenantId(), tenant);
    }

    public @Nullable TenantId tenantId() {
        return state.tenantId();
    }

    public UserDetails details() {
        return state.details();
    }

    public @Nullable Extension extension() {
        return state.extension();
    }

    public UserStatus status() {
        return state.status();
    }

    List<PhoneNumberId> numbers() {
        return List.copyOf(numbers.keySet());
    }

    List<E164> linkedNumbers() {
        return List.copyOf(numbers.values());
    }

    List<DeviceId> devices() {
        return List.copyOf(devices.keySet());
    }

    @EventSourcingHandler
    void on(UserEvent event) {
        id = event.userId();
        state = UserState.after(state, event);
        switch (event) {
            case NumberLinkedToUser e -> numbers.put(e.phoneNumberId(), e.number());
            case NumberUnlinkedFromUser e -> numbers.remove(e.phoneNumberId());
            case DeviceLinkedToUser e -> devices.put(e.deviceId(), e.label());
            case DeviceUnlinkedFromUser e -> devices.remove(e.deviceId());
            case UserDeleted e -> devices.clear(); // They went with it.
            default -> {} // Nothing of what leads to it.
        }
    }
}
