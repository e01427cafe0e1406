package com.pbxportal.shared.phonenumber;

import com.pbxportal.shared.event.StoredAs;
import com.pbxportal.shared.identity.TenantId;

@StoredAs("PhoneNumberAllocated")
public record PhoneNumberAllocated(PhoneNumberId phoneNumberId, E164 number, TenantId tenantId)
        implements PhoneNumberEvent {}
