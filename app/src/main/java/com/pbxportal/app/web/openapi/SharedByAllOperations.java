package com.pbxportal.app.web.openapi;

import com.pbxportal.app.web.problem.Problem;
import com.pbxportal.app.web.security.OpenEndpoints;
import com.pbxportal.shared.error.FieldError;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.http.HttpHeaders;

/** Problems, security, idempotency and {@code Location}, said once for all operations rather than at each. */
final class SharedByAllOperations implements OpenApiCustomizer {

    private static final String RESPONSES = "#/components/responses/";
    private static final String PARAMETERS = "#/components/parameters/";
    private static final String IDEMPOTENCY_KEY = "IdempotencyKey";

    @Override
    public void customise(OpenAPI api) {
        Components components = api.getComponents();
        // Our own mapper's resolver is registered with the converters by springdoc, so that this is snake_case too.
        ModelConverters converters = ModelConverters.getInstance(true);
        converters.readAll(Problem.class).forEach(components::addSchemas);
        converters.readAll(FieldError.class).forEach(components::addSchemas);
        References.follow("Problem", components.getSchemas()).addProperty("errors", fieldErrors());
        for (CommonProblem problem : CommonProblem.values()) {
            components.addResponses(problem.key(), problem.response());
        }
        components.addParameters(IDEMPOTENCY_KEY, idempotencyKey());
        components.addHeaders(HttpHeaders.LOCATION, location());
        api.getPaths().forEach((path, item) -> item.readOperationsMap()
                .forEach((method, operation) -> complete(path, method, operation, components)));
    }

    private static void complete(String path, HttpMethod method, Operation operation, Components components) {
        ApiResponses responses = operation.getResponses() == null ? new ApiResponses() : operation.getResponses();
        operation.setResponses(responses);
        boolean open = isOpen(path, method);
        if (open) {
            operation.setSecurity(List.of());
        }
        for (CommonProblem problem : problemsOf(path, method, operation, open)) {
            ApiResponse own = responses.get(problem.status());
            if (own == null) {
                responses.addApiResponse(problem.status(), new ApiResponse().$ref(RESPONSES + problem.key()));
            } else {
                own.setContent(withProblem(own.getContent(), components));
            }
        }
        if (method == HttpMethod.POST && !open) {
            operation.addParametersItem(new Parameter().$ref(PARAMETERS + IDEMPOTENCY_KEY));
        }
    }

    private static Set<CommonProblem> problemsOf(String path, HttpMethod method, Operation operation, boolean open) {
        Set<CommonProblem> problems = EnumSet.of(
                CommonProblem.BAD_REQUEST,
                CommonProblem.NOT_ACCEPTABLE,
                CommonProblem.TOO_MANY_REQUESTS,
                CommonProblem.INTERNAL_ERROR,
                CommonProblem.UNAVAILABLE,
                CommonProblem.OTHER);
        if (!open) {
            problems.addAll(Set.of(CommonProblem.UNAUTHORIZED, CommonProblem.FORBIDDEN));
        } else if (method == HttpMethod.POST) {
            problems.add(CommonProblem.UNAUTHORIZED);
        }
        if (path.contains("{")) {
            problems.add(CommonProblem.NOT_FOUND);
        }
        if (method != HttpMethod.GET && !open) {
            problems.add(CommonProblem.CONFLICT);
        }
        if (operation.getRequestBody() != null) {
            problems.addAll(Set.of(CommonProblem.BODY_TOO_LARGE, CommonProblem.UNSUPPORTED_MEDIA_TYPE));
        }
        return problems;
    }

    /** What an operation says of a refusal is told beside the problem, or there is another body instead of it. */
    private static Content withProblem(Content own, Components components) {
        MediaType more = own.get(CommonProblem.MEDIA_TYPE);
        if (more == null) {
            return own.addMediaType(CommonProblem.MEDIA_TYPE, CommonProblem.body());
        }
        String reference = more.getSchema().get$ref();
        Schema<?> told = References.follow(reference, components.getSchemas());
        components.addSchemas(References.name(reference) + "Problem", problemAnd(told, components));
        more.setSchema(new JsonSchema().$ref(reference + "Problem"));
        return own;
    }

    @SuppressWarnings("unchecked") // Swagger's maps are raw.
    private static Schema<?> problemAnd(Schema<?> more, Components components) {
        Schema<?> problem = References.follow("Problem", components.getSchemas());
        Schema<?> both = new JsonSchema().typesItem("object");
        problem.getProperties().forEach(both::addProperty);
        more.getProperties().forEach((field, schema) -> {
            if (!field.equals("errors")) {
                both.addProperty(field, schema);
            }
        });
        Schema<?> errors = new JsonSchema().typesItem("array").items(new JsonSchema());
        errors.setDescription("A sentence each; of a body that could not be read, as in other problems");
        both.addProperty("errors", errors);
        both.setRequired(new ArrayList<>(problem.getRequired()));
        return both;
    }

    private static Schema<?> fieldErrors() {
        Schema<?> errors = new JsonSchema().typesItem("array");
        errors.setItems(new JsonSchema().$ref("#/components/schemas/FieldError"));
        errors.setDescription("The fields that were refused; empty where it is not about fields");
        return errors;
    }

    private static Parameter idempotencyKey() {
        return new Parameter()
                .in("header")
                .name("Idempotency-Key")
                .required(false)
                .description("Repeated with the same key, the request is answered as the first time, for 24 hours")
                .example("import-2026-03-01")
                .schema(new JsonSchema()
                        .typesItem("string")
                        .minLength(1)
                        .maxLength(200)
                        .pattern("^[\\x21-\\x7e]+$"));
    }

    private static Header location() {
        return new Header()
                .description("Where it is found, and where to see how it goes on")
                .required(true)
                .schema(new JsonSchema().typesItem("string").format("uri-reference"));
    }

    private static boolean isOpen(String path, HttpMethod method) {
        return OpenEndpoints.ALL.stream()
                .anyMatch(open -> open.method().name().equals(method.name())
                        && open.pattern().equals(path));
    }
}
