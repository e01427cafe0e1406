package com.pbxportal.shared.tenant;

import com.pbxportal.shared.event.StoredAs;

@StoredAs("TenantResumed")
public record TenantResumed(TenantId tenantId) implements TenantEvent {}
