package com.pbxportal.shared.phonenumber;

import com.pbxportal.shared.event.StoredAs;
import com.pbxportal.shared.identity.TenantId;
import org.jspecify.annotations.Nullable;

@StoredAs("PhoneNumberEnabled")
public record PhoneNumberEnabled(
        PhoneNumberId phoneNumberId, E164 number, @Nullable TenantId tenantId) implements PhoneNumberEvent {}
