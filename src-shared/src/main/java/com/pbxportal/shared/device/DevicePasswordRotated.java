package com.pbxportal.shared.device;

import com.pbxportal.shared.event.StoredAs;
import com.pbxportal.shared.identity.TenantId;

/** The password itself is in the vault. @param generation 1 is the first password */
@StoredAs("DevicePasswordRotated")
public record DevicePasswordRotated(DeviceId deviceId, TenantId tenantId, int generation) implements DeviceEvent {}
