package com.pbxportal.command.device;

import com.pbxportal.shared.device.DeviceId;
import com.pbxportal.shared.device.SipUsername;
import com.pbxportal.shared.identity.Secret;

/** Handed out once, when a device is made. */
public record SipCredentials(DeviceId deviceId, String label, SipUsername sipUsername, Secret sipPassword) {}
