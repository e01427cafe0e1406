package com.pbxportal.shared.device;

import com.pbxportal.shared.configuration.Slice;
import com.pbxportal.shared.identity.UserId;
import java.util.Comparator;

/**
 * A device of a user who was not deleted, as Asterisk has to know it.
 *
 * @param passwordGeneration tells that the password changed, without telling the password
 */
public record ConfiguredDevice(
        DeviceId deviceId, UserId userId, SipUsername sipUsername, DeviceDetails details, int passwordGeneration) {

    public static final Slice<ConfiguredDevice> SLICE = new Slice<>(
            "devices",
            ConfiguredDevice.class,
            ConfiguredDevice::deviceId,
            Comparator.comparing(device -> device.sipUsername().value()));
}
