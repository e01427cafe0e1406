package com.pbxportal.shared.tenant;

import com.pbxportal.shared.event.StoredAs;
import com.pbxportal.shared.identity.TenantId;

/** No way back. The closing of its users and numbers follows, each as an event of its own. */
@StoredAs("TenantClosed")
public record TenantClosed(TenantId tenantId, Slug slug, String name) implements TenantEvent {}
