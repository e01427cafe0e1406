package com.pbxportal.app.web.openapi;

import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The refusals that many operations have in common: one response each, which they refer to. */
enum CommonProblem {
    BAD_REQUEST("400", "Malformed, or a rule of input is broken", null),
    UNAUTHORIZED("401", "No valid access token, or not the right password", "WWW-Authenticate"),
    FORBIDDEN("403", "Not in your role, or another tenant's", null),
    NOT_FOUND("404", "Not known", null),
    NOT_ACCEPTABLE("406", "Accept names nothing that can be produced; nothing was done", null),
    CONFLICT("409", "Conflicts with the current state", null),
    BODY_TOO_LARGE("413", "The body is too large", null),
    UNSUPPORTED_MEDIA_TYPE("415", "The body is of a type or charset that is not read here", null),
    TOO_MANY_REQUESTS("429", "Too many requests", "Retry-After"),
    INTERNAL_ERROR("500", "Our fault; the log has it under the request id", null),
    UNAVAILABLE("503", "Not available right now", "Retry-After"),
    OTHER("default", "Any other refusal, as 405 for a method that a path does not have", null);

    static final String MEDIA_TYPE = "application/problem+json";

    private final String status;
    private final String meaning;
    private final @Nullable String header;

    CommonProblem(String status, String meaning, @Nullable String header) {
        this.status = status;
        this.meaning = meaning;
        this.header = header;
    }

    String status() {
        return status;
    }

    /** Among the responses of the document. */
    String key() {
        return Arrays.stream(name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    ApiResponse response() {
        ApiResponse response =
                new ApiResponse().description(meaning).content(new Content().addMediaType(MEDIA_TYPE, body()));
        if (header != null) {
            String type = header.equals("Retry-After") ? "integer" : "string";
            response.addHeaderObject(header, new Header().schema(new JsonSchema().typesItem(type)));
        }
        return response;
    }

    static MediaType body() {
        return new MediaType().schema(new JsonSchema().$ref("#/components/schemas/Problem"));
    }
}
