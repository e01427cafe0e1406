package com.pbxportal.shared.phonenumber;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.pbxportal.shared.identity.Uuids;
import java.util.UUID;

/** One assignment of a number to a destination. */
public record AssignmentId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AssignmentId {}

    public static AssignmentId of(String value) {
        return new AssignmentId(Uuids.parse(value));
    }

    /** The stream's identifier in the event store. */
    @Override
    public String toString() {
        return value.toString();
    }
}
