package com.pbxportal.shared.device;

import com.pbxportal.shared.event.StoredAs;
import com.pbxportal.shared.tenant.TenantId;
import com.pbxportal.shared.user.UserId;

@StoredAs("DeviceAdded")
public record DeviceAdded(
        DeviceId deviceId, TenantId tenantId, UserId userId, SipUsername sipUsername, DeviceDetails details)
        implements DeviceEvent {}
