package com.pbxportal.shared.apply;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** The one form in which parts of a configuration are written; what a later version adds is skipped by an earlier one. */
final class ConfigurationJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private ConfigurationJson() {}

    static String write(TenantConfiguration configuration) {
        return MAPPER.writeValueAsString(configuration);
    }

    static TenantConfiguration read(String json) {
        return MAPPER.readValue(json, TenantConfiguration.class);
    }
}
