package com.pbxportal.command.device;

import com.pbxportal.shared.device.Codec;
import com.pbxportal.shared.device.DeviceDetails;
import com.pbxportal.shared.device.DeviceId;
import com.pbxportal.shared.device.DeviceState;
import com.pbxportal.shared.device.NatFlags;
import com.pbxportal.shared.device.SipUsername;
import com.pbxportal.shared.device.Transport;
import com.pbxportal.shared.identity.HandedOut;
import com.pbxportal.shared.identity.Secret;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A device as a command leaves it. @param sipPassword in the clear only where it was just made */
record DeviceAnswer(
        DeviceId id,
        TenantId tenantId,
        UserId userId,
        String label,
        SipUsername sipUsername,
        HandedOut sipPassword,
        Transport transport,
        NatFlags natFlags,
        List<Codec> codecs,
        boolean enabled) {

    static DeviceAnswer of(DeviceId id, Device device, @Nullable Secret password) {
        DeviceState is = device.last();
        DeviceDetails details = is.details();
        return new DeviceAnswer(
                id,
                is.tenantId(),
                is.userId(),
                details.label(),
                is.sipUsername(),
                password == null ? HandedOut.HIDDEN : new HandedOut(password),
                details.transport(),
                details.natFlags(),
                details.codecs(),
                details.enabled());
    }
}
