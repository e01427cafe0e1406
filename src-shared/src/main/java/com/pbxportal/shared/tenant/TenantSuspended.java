package com.pbxportal.shared.tenant;

import com.pbxportal.shared.event.StoredAs;
import com.pbxportal.shared.identity.TenantId;

@StoredAs("TenantSuspended")
public record TenantSuspended(TenantId tenantId) implements TenantEvent {}
