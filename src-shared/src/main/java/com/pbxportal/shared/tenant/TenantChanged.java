package com.pbxportal.shared.tenant;

import com.pbxportal.shared.event.StoredAs;
import com.pbxportal.shared.identity.TenantId;

@StoredAs("TenantChanged")
public record TenantChanged(TenantId tenantId, TenantDetails before, TenantDetails after) implements TenantEvent {}
