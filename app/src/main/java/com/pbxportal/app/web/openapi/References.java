package com.pbxportal.app.web.openapi;

import io.swagger.v3.oas.models.media.Schema;
import java.util.Map;
import java.util.Objects;

/** From one place of the document to another. */
final class References {

    private References() {}

    static String name(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    @SuppressWarnings("rawtypes") // Swagger's maps are.
    static Schema<?> follow(String reference, Map<String, Schema> schemas) {
        return Objects.requireNonNull((Schema<?>) schemas.get(name(reference)), reference);
    }
}
