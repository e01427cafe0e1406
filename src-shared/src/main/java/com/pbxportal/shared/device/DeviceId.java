package com.pbxportal.shared.device;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.pbxportal.shared.identity.Uuids;
import java.util.UUID;

/** A phone, hard or soft, with SIP credentials of its own. */
public record DeviceId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DeviceId {}

    public static DeviceId of(String value) {
        return new DeviceId(Uuids.parse(value));
    }

    /** The stream's identifier in the event store. */
    @Override
    public String toString() {
        return value.toString();
    }
}
