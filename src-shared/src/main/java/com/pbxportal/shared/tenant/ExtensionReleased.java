package com.pbxportal.shared.tenant;

import com.pbxportal.shared.event.Bookkeeping;
import com.pbxportal.shared.event.StoredAs;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;

@StoredAs("ExtensionReleased")
public record ExtensionReleased(TenantId tenantId, Extension extension, UserId userId)
        implements TenantEvent, Bookkeeping {}
