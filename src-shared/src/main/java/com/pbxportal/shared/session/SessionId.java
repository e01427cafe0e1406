package com.pbxportal.shared.session;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.pbxportal.shared.identity.Uuids;
import java.util.UUID;

/** One login and all tokens that were refreshed from it. */
public record SessionId(@JsonValue UUID value) {

    /** Under which a web request with a token carries its session. */
    public static final String REQUEST_ATTRIBUTE = "com.pbxportal.session";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SessionId {}

    public static SessionId of(String value) {
        return new SessionId(Uuids.parse(value));
    }

    /** The stream's identifier in the event store. */
    @Override
    public String toString() {
        return value.toString();
    }
}
