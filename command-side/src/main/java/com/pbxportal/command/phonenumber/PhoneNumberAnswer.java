package com.pbxportal.command.phonenumber;

import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.phonenumber.E164;
import com.pbxportal.shared.phonenumber.PhoneNumberId;
import com.pbxportal.shared.phonenumber.PhoneNumberState;
import com.pbxportal.shared.phonenumber.PhoneNumberStatus;
import org.jspecify.annotations.Nullable;

/** A number as a command leaves it (seed 001, "Allocate DID to Tenant"). */
record PhoneNumberAnswer(
        PhoneNumberId id,
        E164 number,
        PhoneNumberStatus status,
        @Nullable TenantId tenantId,
        @Nullable String provider,
        boolean enabled,
        @Nullable AssignmentAnswer assignment) {

    static PhoneNumberAnswer of(PhoneNumberId id, PhoneNumberState number) {
        return new PhoneNumberAnswer(
                id,
                number.number(),
                number.status(),
                number.tenantId(),
                number.provider(),
                number.enabled(),
                number.assignment() == null ? null : AssignmentAnswer.of(id, number));
    }
}
