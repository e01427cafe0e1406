package com.pbxportal.app.web.json;

import com.pbxportal.shared.identity.Uuids;
import java.util.UUID;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.FromStringDeserializer;

/** Jackson's own also takes Base64. */
final class StrictUuid extends FromStringDeserializer<UUID> {

    StrictUuid() {
        super(UUID.class);
    }

    @Override
    protected UUID _deserialize(String value, DeserializationContext context) {
        try {
            return Uuids.parse(value);
        } catch (IllegalArgumentException e) {
            return (UUID) context.handleWeirdStringValue(UUID.class, value, "not a UUID");
        }
    }
}
