package com.pbxportal.shared.configuration;

import com.pbxportal.shared.identity.TenantId;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The one form in which configurations are written; what a later version adds is skipped by an earlier one. */
final class Canonical {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Canonical() {}

    static String write(Configuration configuration) {
        return MAPPER.writeValueAsString(configuration.slices());
    }

    static Configuration read(TenantId owner, String json, Collection<Slice<?>> known) {
        ObjectNode written = (ObjectNode) MAPPER.readTree(json);
        ObjectNode slices = NestedForm.is(written) ? NestedForm.sliced(written) : written;
        Configuration configuration = Configuration.of(owner);
        for (Slice<?> slice : known) {
            configuration = with(configuration, slice, slices);
        }
        return configuration;
    }

    private static <C extends Record> Configuration with(
            Configuration configuration, Slice<C> slice, ObjectNode slices) {
        JsonNode things = slices.path(slice.name());
        List<C> read = things.valueStream()
                .map(thing -> MAPPER.treeToValue(thing, slice.type()))
                .toList();
        return configuration.with(slice, read);
    }
}
