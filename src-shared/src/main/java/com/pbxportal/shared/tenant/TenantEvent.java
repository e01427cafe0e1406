package com.pbxportal.shared.tenant;

import com.pbxportal.shared.event.PortalEvent;

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
                ExtensionReleased {}
