package com.pbxportal.shared.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A person who may log in and, inside a tenant, be called. */
public record UserId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public UserId {}

    public static UserId of(String value) {
        return new UserId(Uuids.parse(value));
    }

    /** The stream's identifier in the event store. */
    @Override
    public String toString() {
        return value.toString();
    }
}
