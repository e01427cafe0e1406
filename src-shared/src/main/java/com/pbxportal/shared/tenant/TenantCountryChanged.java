package com.pbxportal.shared.tenant;

import com.pbxportal.shared.event.StoredAs;
import com.pbxportal.shared.identity.TenantId;
import org.jspecify.annotations.Nullable;

/** @param before null where it was never said: the default of the installation */
@StoredAs("TenantCountryChanged")
public record TenantCountryChanged(
        TenantId tenantId, @Nullable Country before, Country after) implements TenantEvent {}
