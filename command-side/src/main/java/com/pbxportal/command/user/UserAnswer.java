package com.pbxportal.command.user;

import com.pbxportal.command.device.SipCredentials;
import com.pbxportal.shared.device.DeviceId;
import com.pbxportal.shared.device.SipUsername;
import com.pbxportal.shared.identity.HandedOut;
import com.pbxportal.shared.identity.Role;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.phonenumber.E164;
import com.pbxportal.shared.tenant.Extension;
import com.pbxportal.shared.user.EmailAddress;
import com.pbxportal.shared.user.UserDetails;
import com.pbxportal.shared.user.UserStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A user as a command leaves it. */
record UserAnswer(
        UserId id,
        @Nullable TenantId tenantId,
        EmailAddress email,
        String fullName,
        Role role,
        UserStatus status,
        @Nullable Extension extension,
        @Nullable E164 outboundCallerid,
        @Schema(description = NO_VOICEMAIL_YET) boolean voicemailEnabled,
        List<E164> dids,
        @Nullable FirstDeviceAnswer device) {

    static final String NO_VOICEMAIL_YET = "Kept for when there are mailboxes; changes nothing yet";

    /** Shows the password this once. */
    @Schema(name = "FirstDevice")
    record FirstDeviceAnswer(DeviceId id, String label, SipUsername sipUsername, HandedOut sipPassword) {}

    static UserAnswer of(UserId id, User user, @Nullable SipCredentials device) {
        UserDetails details = user.details();
        return new UserAnswer(
                id,
                user.tenantId(),
                details.email(),
                details.fullName(),
                details.role(),
                user.status(),
                user.extension(),
                details.outboundCallerid(),
                details.voicemailEnabled(),
                user.linkedNumbers(),
                device == null
                        ? null
                        : new FirstDeviceAnswer(
                                device.deviceId(),
                                device.label(),
                                device.sipUsername(),
                                new HandedOut(device.sipPassword())));
    }
}
