package com.pbxportal.app.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** What came back. The {@code expect…} methods fail with the whole answer, and return it for the next sentence. */
public record Answer(String request, int status, String body, HttpHeaders headers) {

    public JsonNode json() {
        return body.isBlank() ? MissingNode.getInstance() : PortalClient.JSON.readTree(body);
    }

    /** @param pointer a JSON pointer such as {@code /items/0/id}, or just a field's name */
    public JsonNode at(String pointer) {
        return json().at(pointer.startsWith("/") ? pointer : "/" + pointer);
    }

    public String text(String pointer) {
        JsonNode node = at(pointer);
        assertThat(node.isMissingNode())
                .describedAs("%s: no %s in %s", request, pointer, body)
                .isFalse();
        return node.asString();
    }

    public @Nullable String header(String name) {
        return headers.firstValue(name).orElse(null);
    }

    public Answer expect(int expected) {
        assertThat(status).describedAs("%s answered %s", request, body).isEqualTo(expected);
        return this;
    }

    /** A problem document of this status and code. */
    public Answer expectProblem(int expected, String code) {
        expect(expected);
        assertThat(header("Content-Type")).describedAs(request).isEqualTo("application/problem+json");
        assertThat(text("code")).describedAs("%s answered %s", request, body).isEqualTo(code);
        assertThat(at("status").asInt()).isEqualTo(expected);
        return this;
    }

    /** The refused fields, as {@code field: message}. */
    public List<String> errors() {
        List<String> errors = new ArrayList<>();
        StreamSupport.stream(at("errors").spliterator(), false)
                .forEach(error -> errors.add(error.path("field").asString() + ": "
                        + error.path("message").asString()));
        return errors;
    }
}
