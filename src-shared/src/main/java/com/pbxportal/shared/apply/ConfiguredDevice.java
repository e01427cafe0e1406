package com.pbxportal.shared.apply;

import com.pbxportal.shared.device.DeviceDetails;
import com.pbxportal.shared.device.DeviceId;
import com.pbxportal.shared.device.SipUsername;

/** @param passwordGeneration tells that the password changed, without telling the password */
public record ConfiguredDevice(
        DeviceId deviceId, SipUsername sipUsername, DeviceDetails details, int passwordGeneration) {}
