package com.pbxportal.app.support;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The description of the API, held against what is really asked and answered. */
public final class ApiDocument {

    private static final String SELF = "urn:api";

    /** @param node as the document has it */
    public record Operation(String method, String path, JsonNode node) {

        public String id() {
            return node.path("operationId").asString();
        }

        boolean isAskedBy(String method, String path) {
            return this.method.equals(method)
                    && Pattern.matches(this.path.replaceAll("\\{[a-z_]+}", "[^/]+"), path.replaceFirst("\\?.*", ""));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private final JsonNode document;
    private final SchemaRegistry registry;
    private final List<Operation> operations;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    public ApiDocument(String json) {
        document = PortalClient.JSON.readTree(json);
        registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(SELF, json))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
        operations = document.path("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .map(method -> new Operation(method.getKey().toUpperCase(), path.getKey(), method.getValue())))
                .sorted(Comparator.comparing(operation -> operation.path().contains("{")))
                .toList();
    }

    public JsonNode json() {
        return document;
    }

    public List<Operation> operations() {
        return operations;
    }

    /** Where the document does not say what was answered; empty also where it does not speak of it. */
    public List<String> untrueOf(String method, String path, @Nullable String requestBody, Answer answer) {
        return operations.stream()
                .filter(operation -> operation.isAskedBy(method, path))
                .findFirst()
                .map(operation -> Stream.concat(
                                ofRequest(operation, requestBody, answer).stream(),
                                ofAnswer(operation, answer).stream())
                        .map(fault -> operation + " (" + answer.status() + "): " + fault)
                        .toList())
                .orElse(List.of());
    }

    /** What was accepted must not be forbidden. */
    private List<String> ofRequest(Operation operation, @Nullable String body, Answer answer) {
        JsonNode schema = operation.node().at("/requestBody/content/application~1json/schema");
        return body == null || schema.isMissingNode() || answer.status() >= 300
                ? List.of()
                : violations(schema, body, "the request");
    }

    private List<String> ofAnswer(Operation operation, Answer answer) {
        JsonNode responses = operation.node().path("responses");
        JsonNode response = followed(responses.path(Integer.toString(answer.status())));
        if (response.isMissingNode() && answer.status() >= 400) {
            response = followed(responses.path("default"));
        }
        if (response.isMissingNode()) {
            return List.of("the status is not described");
        }
        List<String> untrue = new ArrayList<>(ofLocation(response, answer));
        String type = Optional.ofNullable(answer.header("Content-Type"))
                .map(given -> given.replaceFirst(";.*", ""))
                .orElse(null);
        JsonNode content = response.path("content");
        if (type == null || content.isEmpty()) {
            if (!answer.body().isEmpty() || type == null && !content.isEmpty()) {
                untrue.add("Content-Type " + type + " instead of " + content.propertyNames());
            }
        } else if (!content.has(type)) {
            untrue.add("Content-Type " + type + " is none of " + content.propertyNames());
        } else if (type.endsWith("json")) {
            untrue.addAll(violations(content.path(type).path("schema"), answer.body(), "the answer"));
        }
        return untrue;
    }

    private static List<String> ofLocation(JsonNode response, Answer answer) {
        boolean said = response.at("/headers/Location").isObject();
        boolean sent = answer.header("Location") != null;
        return said == sent ? List.of() : List.of("Location is " + (sent ? "sent and not said" : "said and not sent"));
    }

    private List<String> violations(JsonNode schema, String json, String of) {
        return schema(schema).validate(json, InputFormat.JSON).stream()
                .map(error -> of + " at " + where(error) + ": " + error.getMessage())
                .toList();
    }

    private static String where(Error error) {
        return error.getInstanceLocation().toString();
    }

    /** Whether a text of a query would be a value of the parameter. */
    public boolean allows(JsonNode parameter, String value) {
        JsonNode schema = parameter.path("schema");
        boolean text = resolved(schema).path("type").asString("").equals("string");
        String json = text ? PortalClient.json(value) : value;
        try {
            return violations(schema, json, parameter.path("name").asString()).isEmpty();
        } catch (RuntimeException notEvenJson) {
            return false;
        }
    }

    /** What a reference leads to, or the node itself. */
    public JsonNode resolved(JsonNode node) {
        return followed(node);
    }

    private JsonNode followed(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asString().substring(1)) : node;
    }

    private Schema schema(JsonNode node) {
        return schemas.computeIfAbsent(
                node.toString(),
                text -> registry.getSchema(text.replace("\"#/", "\"" + SELF + "#/"), InputFormat.JSON));
    }
}
