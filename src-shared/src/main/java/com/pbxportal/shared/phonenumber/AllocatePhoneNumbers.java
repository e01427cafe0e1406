package com.pbxportal.shared.phonenumber;

import com.pbxportal.shared.identity.TenantId;
import java.util.List;

/** All of them or none. */
public record AllocatePhoneNumbers(List<PhoneNumberId> phoneNumberIds, TenantId tenantId) {}
