package com.pbxportal.shared.phonenumber;

import com.pbxportal.shared.event.PortalEvent;

/** Facts of a phone number (DID). */
public sealed interface PhoneNumberEvent extends PortalEvent
        permits PhoneNumberImported,
                PhoneNumberDetailsChanged,
                PhoneNumberAllocated,
                PhoneNumberDeallocated,
                PhoneNumberAssigned,
                PhoneNumberUnassigned,
                PhoneNumberEnabled,
                PhoneNumberDisabled {

    PhoneNumberId phoneNumberId();
}
