package com.pbxportal.shared.user;

import com.pbxportal.shared.device.DeviceId;

/** The device that is created together with a user, with defaults for all but the label. */
public record FirstDevice(DeviceId deviceId, String label) {}
