package com.pbxportal.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.ApiDocument;
import com.pbxportal.app.support.ApiDocument.Operation;
import com.pbxportal.app.support.Portal;
import com.pbxportal.app.support.PortalClient;
import com.pbxportal.app.support.Tenancy;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * The description of the API is true. That answers are as it says is looked at wherever a test asks for one: see {@link
 * ApiDocument}. Here is what no answer shows.
 */
class ApiDocumentTest {

    private static final Set<String> REFUSED_AS_NONSENSE = Set.of("invalid_input", "malformed_body", "bad_request");
    private static final PortalClient admin = Portal.platformAdmin();

    record Asked(Operation operation, JsonNode parameter) {

        String name() {
            return parameter.path("name").asString();
        }

        Answer with(String value) {
            return admin.get(operation.path() + "?" + name() + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }

        @Override
        public String toString() {
            return operation + "?" + name();
        }
    }

    static List<Asked> parametersOfListings() {
        return Portal.document().operations().stream()
                .filter(operation ->
                        operation.method().equals("GET") && !operation.path().contains("{"))
                .flatMap(operation -> operation
                        .node()
                        .path("parameters")
                        .valueStream()
                        .map(parameter -> new Asked(operation, parameter)))
                .toList();
    }

    static List<Operation> operationsWithJson() {
        return Portal.document().operations().stream()
                .filter(operation -> operation.node().at("/requestBody/content").has("application/json"))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("parametersOfListings")
    void a_parameter_is_refused_what_the_document_forbids_and_nothing_else(Asked asked) {
        ApiDocument document = Portal.document();

        Stream<JsonNode> values =
                document.resolved(asked.parameter().path("schema")).path("enum").valueStream();
        Stream<JsonNode> examples = Stream.of(asked.parameter().path("example")).filter(JsonNode::isString);
        Stream.concat(values, examples)
                .map(JsonNode::asString)
                // Which fields a listing sorts by, its refusal says.
                .filter(value -> !asked.name().equals("sort"))
                .forEach(value -> asked.with(value).expect(200));
        Stream.of(
                        "no such value",
                        "1",
                        "0",
                        "true",
                        "0192f0c1-5a7e-7c3a-9b61-3f2a8c5d7e10",
                        // Java's own reading of a UUID.
                        "1-1-1-1-1",
                        "2026-03-01T09:30:00Z")
                .filter(value -> !asked.name().equals("sort"))
                .forEach(value -> assertThat(asked.with(value).status() != 400)
                        .describedAs("%s=%s is accepted", asked, value)
                        .isEqualTo(document.allows(asked.parameter(), value)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operationsWithJson")
    void a_body_made_of_the_examples_is_understood(Operation operation) {
        Object body = example(operation.node().at("/requestBody/content/application~1json/schema"), null);
        String path = exemplary(operation);

        Answer answer = admin.send(operation.method(), path + (path.endsWith("/import") ? "?dry_run=true" : ""), body);

        if (answer.status() == 400) {
            assertThat(answer.text("code")).describedAs(answer.body()).isNotIn(REFUSED_AS_NONSENSE);
        }
    }

    @Test
    void every_variable_of_a_path_has_an_example_of_its_type() {
        ApiDocument document = Portal.document();

        assertThat(document.operations()).anyMatch(operation -> operation.path().contains("{"));
        for (Operation operation : document.operations()) {
            assertThat(variables(operation)
                            .map(variable -> "{" + variable.path("name").asString() + "}"))
                    .describedAs(operation.toString())
                    .containsExactlyInAnyOrderElementsOf(Pattern.compile("\\{[^}]+}")
                            .matcher(operation.path())
                            .results()
                            .map(MatchResult::group)
                            .toList());
            assertThat(variables(operation))
                    .describedAs(operation.toString())
                    .allMatch(variable -> variable.path("example").isString()
                            && document.allows(
                                    variable, variable.path("example").asString()));
        }
    }

    /** Tools that go through all operations call them at these addresses. */
    private static String exemplary(Operation operation) {
        return variables(operation)
                .reduce(
                        operation.path(),
                        (path, variable) -> path.replace(
                                "{" + variable.path("name").asString() + "}",
                                variable.path("example").asString()),
                        (one, other) -> other);
    }

    private static Stream<JsonNode> variables(Operation operation) {
        return operation
                .node()
                .path("parameters")
                .valueStream()
                .map(parameter -> Portal.document().resolved(parameter))
                .filter(parameter -> parameter.path("in").asString().equals("path"));
    }

    @Test
    void operations_are_called_as_a_program_would_call_them_each_by_a_name_of_its_own() {
        List<String> names =
                Portal.document().operations().stream().map(Operation::id).toList();

        // A verb and what it is done to: "list" alone is nobody's.
        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z]+([A-Z][a-z]+)+"));
    }

    @Test
    void what_no_type_says_of_a_field_its_description_says() {
        for (String request : List.of("ImportItem", "ChangeNumberRequest")) {
            assertThat(Portal.document()
                            .json()
                            .at("/components/schemas/" + request + "/properties/metadata/description")
                            .asString())
                    .describedAs(request)
                    .contains("8192 characters", "10 levels", "500 digits");
        }
    }

    @Test
    void every_tag_is_explained() {
        Set<String> used = new TreeSet<>();
        Portal.document()
                .operations()
                .forEach(operation -> operation.node().path("tags").forEach(tag -> used.add(tag.asString())));

        assertThat(Portal.document()
                        .json()
                        .path("tags")
                        .valueStream()
                        .filter(tag -> !tag.path("description").asString("").isBlank())
                        .map(tag -> tag.path("name").asString()))
                .containsExactlyInAnyOrderElementsOf(used);
    }

    @Test
    void an_answer_that_is_not_as_described_is_noticed() {
        Answer tenant = admin.get("/api/v1/tenants/" + Tenancy.create().id()).expect(200);
        Answer spoilt = new Answer(
                tenant.request(),
                tenant.status(),
                tenant.body().replaceFirst("\"ext_min\":[0-9]+", "\"ext_min\":null"),
                tenant.headers());
        Answer unheardOf = new Answer(tenant.request(), 206, tenant.body(), tenant.headers());

        assertThat(untrue(tenant)).isEmpty();
        assertThat(untrue(spoilt)).singleElement().asString().contains("/ext_min");
        assertThat(untrue(unheardOf)).singleElement().asString().contains("status");
    }

    private static List<String> untrue(Answer answer) {
        return Portal.document().untrueOf("GET", "/api/v1/tenants/4711", null, answer);
    }

    /** As tools make requests: of the examples of the fields, and of their types where there is none. */
    private static @Nullable Object example(JsonNode said, @Nullable String field) {
        JsonNode schema = Portal.document().resolved(said);
        if (said.has("example") || schema.has("example")) {
            return said.path("example").isMissingNode() ? schema.path("example") : said.path("example");
        }
        if (schema.has("anyOf")) {
            return example(schema.at("/anyOf/0"), field);
        }
        if (schema.has("enum")) {
            return schema.at("/enum/0");
        }
        if (schema.has("properties")) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            schema.path("properties").forEachEntry((name, property) -> object.put(name, example(property, name)));
            return object;
        }
        String type = schema.path("type").isArray()
                ? schema.at("/type/0").asString()
                : schema.path("type").asString();
        return switch (type) {
            case "array" -> {
                Object item = example(schema.path("items"), field);
                yield item == null ? List.of() : List.of(item);
            }
            case "string" -> schema.path("format").asString("").equals("uuid") ? new UUID(7, 7) : null;
            case "boolean" -> false;
            default -> null;
        };
    }
}
