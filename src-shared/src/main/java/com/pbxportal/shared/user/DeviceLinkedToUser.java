package com.pbxportal.shared.user;

import com.pbxportal.shared.device.DeviceId;
import com.pbxportal.shared.event.Bookkeeping;
import com.pbxportal.shared.event.StoredAs;
import com.pbxportal.shared.identity.UserId;

/** Also tells a new label. */
@StoredAs("DeviceLinkedToUser")
public record DeviceLinkedToUser(UserId userId, DeviceId deviceId, String label) implements UserEvent, Bookkeeping {}
