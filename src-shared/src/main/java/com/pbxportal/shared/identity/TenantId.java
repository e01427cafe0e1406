package com.pbxportal.shared.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A company that uses the phone system. */
public record TenantId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TenantId {}

    public static TenantId of(String value) {
        return new TenantId(Uuids.parse(value));
    }

    /** The stream's identifier in the event store. */
    @Override
    public String toString() {
        return value.toString();
    }
}
