package com.pbxportal.shared.device;

import com.pbxportal.shared.event.StoredAs;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;

@StoredAs("DeviceAdded")
public record DeviceAdded(
        DeviceId deviceId, TenantId tenantId, UserId userId, SipUsername sipUsername, DeviceDetails details)
        implements DeviceEvent {}
