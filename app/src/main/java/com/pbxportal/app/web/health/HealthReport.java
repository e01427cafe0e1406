package com.pbxportal.app.web.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the world may know, and what those who are logged in may, by their role. */
record HealthReport(
        HealthStatus status,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        @Schema(description = "By name; to those who are logged in, but not to end users")
        Map<String, Component> components) {

    /** Which part is well and which is not: for who looks after a tenant. */
    HealthReport withoutDetails() {
        if (components == null) {
            return this;
        }
        Map<String, Component> told = new LinkedHashMap<>();
        components.forEach((name, component) -> told.put(name, component.withoutDetail()));
        return new HealthReport(status, told);
    }

    HealthReport brief() {
        return new HealthReport(status, null);
    }

    boolean isWell(String component) {
        Component found = components == null ? null : components.get(component);
        return found == null || found.status() != HealthStatus.UNHEALTHY;
    }
}
