package com.pbxportal.command.phonenumber;

import com.pbxportal.shared.destination.DestinationType;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.phonenumber.AssignmentId;
import com.pbxportal.shared.phonenumber.E164;
import com.pbxportal.shared.phonenumber.PhoneNumberId;
import com.pbxportal.shared.phonenumber.PhoneNumberState;
import com.pbxportal.shared.phonenumber.PhoneNumberState.Assignment;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An assignment (seed 001, "Assign DID to Destination"). */
record AssignmentAnswer(
        AssignmentId id,
        PhoneNumberId phoneNumberId,
        E164 phoneNumber,
        DestinationType assignedType,
        @Nullable UUID assignedId,
        @Nullable String assignedValue,
        UserId createdBy,
        Instant createdAt) {

    static AssignmentAnswer of(PhoneNumberId id, PhoneNumberState number) {
        Assignment assignment = Objects.requireNonNull(number.assignment());
        return new AssignmentAnswer(
                assignment.id(),
                id,
                number.number(),
                assignment.destination().type(),
                assignment.destination().id(),
                assignment.destination().value(),
                assignment.by(),
                assignment.at());
    }
}
