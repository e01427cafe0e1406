package com.pbxportal.shared.apply;

import com.pbxportal.shared.phonenumber.E164;
import com.pbxportal.shared.user.Extension;
import com.pbxportal.shared.user.UserId;
import com.pbxportal.shared.user.UserStatus;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A user of a tenant, as Asterisk has to know them. Deleted users are not among them. */
public record ConfiguredUser(
        UserId userId,
        Extension extension,
        String name,
        UserStatus status,
        boolean voicemailEnabled,
        @Nullable E164 outboundCallerid,
        List<ConfiguredDevice> devices) {

    @SuppressWarnings("NullAway") // A part that was stored before the list existed has none.
    public ConfiguredUser {
        devices = TenantConfiguration.sorted(
                devices, Comparator.comparing(device -> device.sipUsername().value()));
    }

    /** The devices that ring and may register. */
    public List<ConfiguredDevice> reachableDevices() {
        return status == UserStatus.ACTIVE
                ? devices.stream().filter(device -> device.details().enabled()).toList()
                : List.of();
    }
}
