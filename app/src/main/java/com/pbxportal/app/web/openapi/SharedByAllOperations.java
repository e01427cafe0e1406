package com.pbxportal.app.web.openapi;

import com.pbxportal.app.web.problem.Problem;
import com.pbxportal.app.web.security.OpenEndpoints;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Problems, security and idempotency, said once for all operations rather than at each. */
final class SharedByAllOperations implements OpenApiCustomizer {

    private static final Map<String, String> EVERYWHERE = Map.of(
            "400", "Malformed, or a rule of input is broken",
            "429", "Too many requests; see Retry-After",
            "500", "Our fault; the log has it under the request id",
            "503", "Not available right now; see Retry-After");
    private static final Map<String, String> WHERE_LOGGED_IN =
            Map.of("401", "No valid access token", "403", "Not in your role, or another tenant's");

    @Override
    public void customise(OpenAPI api) {
        // Our own mapper's resolver is registered with the converters by springdoc, so that this is snake_case too.
        ModelConverters.getInstance(api.getSpecVersion() == SpecVersion.V31)
                .readAll(Problem.class)
                .forEach(api.getComponents()::addSchemas);
        api.getPaths().forEach((path, item) -> item.readOperationsMap()
                .forEach((method, operation) -> complete(path, method, operation)));
    }

    private static void complete(String path, PathItem.HttpMethod method, Operation operation) {
        ApiResponses responses = operation.getResponses() == null ? new ApiResponses() : operation.getResponses();
        operation.setResponses(responses);
        EVERYWHERE.forEach((status, meaning) -> problem(responses, status, meaning));
        if (isOpen(path, method)) {
            operation.setSecurity(List.of());
        } else {
            WHERE_LOGGED_IN.forEach((status, meaning) -> problem(responses, status, meaning));
        }
        if (path.contains("{")) {
            problem(responses, "404", "Not known");
        }
        if (method != PathItem.HttpMethod.GET) {
            problem(responses, "409", "Conflicts with the current state");
        }
        if (method == PathItem.HttpMethod.POST && !isOpen(path, method)) {
            operation.addParametersItem(idempotencyKey());
        }
    }

    /** What an operation says of itself is better than what is said of all; its body is a problem in any case. */
    private static void problem(ApiResponses responses, String status, String meaning) {
        ApiResponse response = responses.computeIfAbsent(status, s -> new ApiResponse().description(meaning));
        if (response.getContent() == null || !status.equals("503")) {
            response.setContent(new Content()
                    .addMediaType(
                            "application/problem+json",
                            new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"))));
        }
    }

    private static HeaderParameter idempotencyKey() {
        HeaderParameter header = new HeaderParameter();
        header.name("Idempotency-Key")
                .required(false)
                .description("Repeated with the same key, the request is answered as the first time, for 24 hours")
                .schema(new StringSchema().minLength(1).maxLength(200));
        return header;
    }

    private static boolean isOpen(String path, PathItem.HttpMethod method) {
        return OpenEndpoints.ALL.stream()
                .anyMatch(open -> open.method().name().equals(method.name())
                        && open.pattern().equals(path));
    }
}
