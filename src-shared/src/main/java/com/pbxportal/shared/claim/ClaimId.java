package com.pbxportal.shared.claim;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.pbxportal.shared.identity.NameBasedIds;
import java.util.UUID;

/** Derived from what is claimed: two claims of one value meet on one stream, and one of them loses. */
public record ClaimId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ClaimId {}

    public static ClaimId of(ClaimKind kind, String value) {
        return new ClaimId(NameBasedIds.of("claim:" + kind, value));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
