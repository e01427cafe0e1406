package com.pbxportal.shared.tenant;

import com.pbxportal.shared.event.StoredAs;
import com.pbxportal.shared.identity.TenantId;

@StoredAs("TenantCreated")
public record TenantCreated(TenantId tenantId, Slug slug, TenantDetails details) implements TenantEvent {}
