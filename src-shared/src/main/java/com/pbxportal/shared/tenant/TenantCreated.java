package com.pbxportal.shared.tenant;

import com.pbxportal.shared.event.StoredAs;

@StoredAs("TenantCreated")
public record TenantCreated(TenantId tenantId, Slug slug, TenantDetails details) implements TenantEvent {}
