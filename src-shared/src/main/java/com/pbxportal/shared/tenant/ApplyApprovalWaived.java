package com.pbxportal.shared.tenant;

import com.pbxportal.shared.event.StoredAs;

/** Applies of this tenant need nobody's consent any more. */
@StoredAs("ApplyApprovalWaived")
public record ApplyApprovalWaived(TenantId tenantId) implements TenantEvent {}
