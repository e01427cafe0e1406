package com.pbxportal.shared.phonenumber;

import com.pbxportal.shared.destination.Destination;
import com.pbxportal.shared.event.StoredAs;
import com.pbxportal.shared.identity.TenantId;

@StoredAs("PhoneNumberAssigned")
public record PhoneNumberAssigned(
        PhoneNumberId phoneNumberId, E164 number, TenantId tenantId, AssignmentId assignmentId, Destination destination)
        implements PhoneNumberEvent {}
