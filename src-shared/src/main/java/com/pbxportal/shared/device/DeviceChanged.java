package com.pbxportal.shared.device;

import com.pbxportal.shared.event.StoredAs;
import com.pbxportal.shared.identity.TenantId;

@StoredAs("DeviceChanged")
public record DeviceChanged(DeviceId deviceId, TenantId tenantId, DeviceDetails before, DeviceDetails after)
        implements DeviceEvent {}
