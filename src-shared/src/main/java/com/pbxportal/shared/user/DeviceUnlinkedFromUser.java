package com.pbxportal.shared.user;

import com.pbxportal.shared.device.DeviceId;
import com.pbxportal.shared.event.Bookkeeping;
import com.pbxportal.shared.event.StoredAs;
import com.pbxportal.shared.identity.UserId;

@StoredAs("DeviceUnlinkedFromUser")
public record DeviceUnlinkedFromUser(UserId userId, DeviceId deviceId) implements UserEvent, Bookkeeping {}
