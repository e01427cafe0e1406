package com.pbxportal.shared.tenant;

import com.pbxportal.shared.event.StoredAs;
import com.pbxportal.shared.identity.TenantId;

/** Applies of this tenant need nobody's consent any more. */
@StoredAs("ApplyApprovalWaived")
public record ApplyApprovalWaived(TenantId tenantId) implements TenantEvent {}
