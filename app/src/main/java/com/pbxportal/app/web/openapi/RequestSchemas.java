package com.pbxportal.app.web.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** What may be null in a request may also be left out of it; in an answer it is there, and null. */
final class RequestSchemas implements OpenApiCustomizer {

    @Override
    public void customise(OpenAPI api) {
        Map<String, Schema> schemas = api.getComponents().getSchemas();
        Set<String> seen = new HashSet<>();
        api.getPaths().values().stream()
                .flatMap(item -> item.readOperations().stream())
                .map(operation -> operation.getRequestBody())
                .filter(Objects::nonNull)
                .flatMap(body -> body.getContent().values().stream())
                .map(MediaType::getSchema)
                .forEach(schema -> relax(schema, schemas, seen));
    }

    private static void relax(Schema<?> schema, Map<String, Schema> schemas, Set<String> seen) {
        String reference = schema.get$ref();
        if (reference != null) {
            if (seen.add(reference)) {
                relax(References.follow(reference, schemas), schemas, seen);
            }
            return;
        }
        Map<String, Schema> properties = Objects.requireNonNullElse(schema.getProperties(), Map.of());
        if (schema.getRequired() != null) {
            schema.setRequired(schema.getRequired().stream()
                    .filter(name -> !RecordSchemas.isNullable(Objects.requireNonNull(properties.get(name), name)))
                    .toList());
        }
        Stream.concat(
                        properties.values().stream(),
                        Stream.concat(
                                Stream.ofNullable(schema.getItems()),
                                Stream.ofNullable(schema.getAnyOf()).flatMap(anyOf -> anyOf.stream())))
                .forEach(inner -> relax((Schema<?>) inner, schemas, seen));
    }
}
