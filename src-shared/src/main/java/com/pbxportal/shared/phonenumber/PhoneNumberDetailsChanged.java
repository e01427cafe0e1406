package com.pbxportal.shared.phonenumber;

import com.pbxportal.shared.event.StoredAs;
import com.pbxportal.shared.identity.TenantId;
import org.jspecify.annotations.Nullable;

/** As when it was ported to another carrier. @param tenantId null while it is in the pool */
@StoredAs("PhoneNumberDetailsChanged")
public record PhoneNumberDetailsChanged(
        PhoneNumberId phoneNumberId,
        E164 number,
        @Nullable TenantId tenantId,
        PhoneNumberDetails before,
        PhoneNumberDetails after)
        implements PhoneNumberEvent {}
