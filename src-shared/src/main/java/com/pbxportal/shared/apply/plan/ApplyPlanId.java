package com.pbxportal.shared.apply.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.pbxportal.shared.identity.Uuids;
import java.util.UUID;

/** An apply that is to begin later: at a time, once a second person agrees, or both. */
public record ApplyPlanId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ApplyPlanId {}

    public static ApplyPlanId of(String value) {
        return new ApplyPlanId(Uuids.parse(value));
    }

    /** The stream's identifier in the event store. */
    @Override
    public String toString() {
        return value.toString();
    }
}
