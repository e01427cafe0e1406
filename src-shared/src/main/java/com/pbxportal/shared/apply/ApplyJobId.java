package com.pbxportal.shared.apply;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.pbxportal.shared.identity.Uuids;
import java.util.UUID;

/** One attempt to bring Asterisk to the configuration that the events describe. */
public record ApplyJobId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ApplyJobId {}

    public static ApplyJobId of(String value) {
        return new ApplyJobId(Uuids.parse(value));
    }

    /** The stream's identifier in the event store. */
    @Override
    public String toString() {
        return value.toString();
    }
}
