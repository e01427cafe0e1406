package com.pbxportal.shared.tenant;

import com.pbxportal.shared.event.PortalEvent;
import com.pbxportal.shared.identity.TenantId;

/** Facts of a tenant. */
public sealed interface TenantEvent extends PortalEvent
        permits TenantCreated,
                TenantChanged,
                TenantSuspended,
                TenantResumed,
                TenantClosed,
                TenantCountryChanged,
                ApplyApprovalRequired,
                ApplyApprovalWaived,
                ExtensionAllocated,
                ExtensionReleased {

    TenantId tenantId();
}
