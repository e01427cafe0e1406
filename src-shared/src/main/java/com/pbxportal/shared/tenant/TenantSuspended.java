package com.pbxportal.shared.tenant;

import com.pbxportal.shared.event.StoredAs;

@StoredAs("TenantSuspended")
public record TenantSuspended(TenantId tenantId) implements TenantEvent {}
