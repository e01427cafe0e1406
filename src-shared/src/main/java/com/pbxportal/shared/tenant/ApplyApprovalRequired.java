package com.pbxportal.shared.tenant;

import com.pbxportal.shared.event.StoredAs;
import com.pbxportal.shared.identity.TenantId;

/** From now on a second person has to agree to every apply of this tenant. */
@StoredAs("ApplyApprovalRequired")
public record ApplyApprovalRequired(TenantId tenantId) implements TenantEvent {}
