package com.pbxportal.app.web.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;

/**
 * What the parameters are that all listings have in common. Handlers take them as text, so that everything that is
 * wrong with a query is told at once.
 */
final class ListingParameters implements OpenApiCustomizer {

    private record Known(Supplier<Schema<?>> schema, String description) {}

    private static final Map<String, Known> BY_NAME = Map.ofEntries(
            Map.entry("page", new Known(() -> whole(Integer.MAX_VALUE, 1), "Which page, from 1")),
            Map.entry("page_size", new Known(() -> whole(200, 50), "How many a page has")),
            Map.entry("limit", new Known(() -> whole(200, 50), "Another name of page_size")),
            Map.entry(
                    "sort",
                    new Known(
                            () -> text().pattern("^-?[a-z_]+$"),
                            "A field; with a minus before it, the other way round. A refusal names the fields")),
            Map.entry("q", new Known(ListingParameters::text, "A part of a name, in whatever case")),
            Map.entry("since", new Known(ListingParameters::time, "From this time on")),
            Map.entry("until", new Known(ListingParameters::time, "Before this time")),
            Map.entry("enabled", new Known(ListingParameters::flag, "Only those that are enabled, or are not")),
            Map.entry("changed", new Known(ListingParameters::flag, "Only those that changed something, or nothing")),
            Map.entry("tenant_id", new Known(ListingParameters::id, "Only what is of this tenant")),
            Map.entry("user_id", new Known(ListingParameters::id, "Only what is of this user")),
            Map.entry("actor_id", new Known(ListingParameters::id, "Only what this user did")),
            Map.entry("entity_id", new Known(ListingParameters::id, "Only what was done with this")),
            Map.entry("requested_by", new Known(ListingParameters::id, "Only what this user asked for")));

    @Override
    public void customise(OpenAPI api) {
        api.getPaths().values().stream()
                .flatMap(item -> item.readOperations().stream())
                .flatMap(operation -> Stream.ofNullable(operation.getParameters()))
                .flatMap(parameters -> parameters.stream())
                .filter(parameter -> "query".equals(parameter.getIn()))
                .forEach(ListingParameters::complete);
    }

    private static void complete(Parameter parameter) {
        Known known = BY_NAME.get(parameter.getName());
        if (known != null) {
            parameter.setSchema(known.schema().get());
            if (parameter.getDescription() == null) {
                parameter.setDescription(known.description());
            }
        }
    }

    private static Schema<?> whole(int most, int otherwise) {
        Schema<?> schema = new JsonSchema().typesItem("integer");
        schema.setFormat("int32");
        schema.setMinimum(BigDecimal.ONE);
        schema.setMaximum(BigDecimal.valueOf(most));
        schema.setDefault(otherwise);
        return schema;
    }

    private static Schema<?> text() {
        return new JsonSchema().typesItem("string");
    }

    private static Schema<?> time() {
        return text().format("date-time");
    }

    private static Schema<?> id() {
        return text().format("uuid");
    }

    private static Schema<?> flag() {
        return new JsonSchema().typesItem("boolean");
    }
}
