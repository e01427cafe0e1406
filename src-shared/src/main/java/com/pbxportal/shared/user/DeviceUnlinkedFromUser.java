package com.pbxportal.shared.user;

import com.pbxportal.shared.device.DeviceId;
import com.pbxportal.shared.event.Bookkeeping;
import com.pbxportal.shared.event.StoredAs;

@StoredAs("DeviceUnlinkedFromUser")
public record DeviceUnlinkedFromUser(UserId userId, DeviceId deviceId) implements UserEvent, Bookkeeping {}
