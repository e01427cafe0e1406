package com.pbxportal.projector;

import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** JSON as the API shows it. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private Json() {}

    /** For a jsonb column, which refuses an escaped NUL. */
    public static String of(Object value) {
        return MAPPER.writeValueAsString(value).replace("\\u0000", "\\ufffd");
    }
}
