package com.pbxportal.shared.device;

import static com.pbxportal.shared.kind.Kind.known;

import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.kind.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A device as its events tell it.
 *
 * @param passwordGeneration counts the passwords that it has had; the password itself is in the vault
 */
public record DeviceState(
        TenantId tenantId, UserId userId, SipUsername sipUsername, DeviceDetails details, int passwordGeneration) {

    public static final Kind<DeviceState, DeviceEvent> KIND = Kind.of(
                    "Device", DeviceState.class, DeviceEvent.class, DeviceState::after)
            .ownedBy(DeviceState::tenantId)
            .about(DeviceState::userId)
            .called(device -> device.details().label());

    /** @return null: it was deleted */
    public static @Nullable DeviceState after(@Nullable DeviceState device, DeviceEvent event) {
        return switch (event) {
            case DeviceAdded e -> new DeviceState(e.tenantId(), e.userId(), e.sipUsername(), e.details(), 1);
            case DeviceChanged e -> known(device).with(e.after());
            case DevicePasswordRotated e -> known(device).with(e.generation());
            case DeviceDeleted e -> null;
        };
    }

    private DeviceState with(DeviceDetails others) {
        return new DeviceState(tenantId, userId, sipUsername, others, passwordGeneration);
    }

    private DeviceState with(int generation) {
        return new DeviceState(tenantId, userId, sipUsername, details, generation);
    }
}
