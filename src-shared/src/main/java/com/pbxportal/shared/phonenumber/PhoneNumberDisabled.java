package com.pbxportal.shared.phonenumber;

import com.pbxportal.shared.event.StoredAs;
import com.pbxportal.shared.identity.TenantId;
import org.jspecify.annotations.Nullable;

/** Calls go to the tenant's default destination until it is enabled again. */
@StoredAs("PhoneNumberDisabled")
public record PhoneNumberDisabled(
        PhoneNumberId phoneNumberId, E164 number, @Nullable TenantId tenantId) implements PhoneNumberEvent {}
