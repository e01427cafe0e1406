package com.pbxportal.shared.phonenumber;

import com.pbxportal.shared.event.StoredAs;
import com.pbxportal.shared.identity.TenantId;

@StoredAs("PhoneNumberDeallocated")
public record PhoneNumberDeallocated(PhoneNumberId phoneNumberId, E164 number, TenantId tenantId)
        implements PhoneNumberEvent {}
