package com.pbxportal.shared.tenant;

import com.pbxportal.shared.event.StoredAs;
import com.pbxportal.shared.identity.TenantId;

@StoredAs("TenantResumed")
public record TenantResumed(TenantId tenantId) implements TenantEvent {}
