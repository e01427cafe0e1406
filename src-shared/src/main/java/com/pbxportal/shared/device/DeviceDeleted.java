package com.pbxportal.shared.device;

import com.pbxportal.shared.event.StoredAs;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;

@StoredAs("DeviceDeleted")
public record DeviceDeleted(DeviceId deviceId, TenantId tenantId, UserId userId, String label, SipUsername sipUsername)
        implements DeviceEvent {}
