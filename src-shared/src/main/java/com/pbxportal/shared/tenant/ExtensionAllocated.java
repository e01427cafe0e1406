package com.pbxportal.shared.tenant;

import com.pbxportal.shared.event.Bookkeeping;
import com.pbxportal.shared.event.StoredAs;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;

@StoredAs("ExtensionAllocated")
public record ExtensionAllocated(TenantId tenantId, Extension extension, UserId userId)
        implements TenantEvent, Bookkeeping {}
