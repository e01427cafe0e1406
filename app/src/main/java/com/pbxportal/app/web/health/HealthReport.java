package com.pbxportal.app.web.health;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the world may know, and what those who are logged in may, by their role. */
sealed interface HealthReport {

    HealthStatus status();

    record Brief(HealthStatus status) implements HealthReport {}

    record Detailed(HealthStatus status, Map<String, Component> components) implements HealthReport {
        /** Which part is well and which is not: for who looks after a tenant. */
        Detailed withoutDetails() {
            Map<String, Component> told = new LinkedHashMap<>();
            components.forEach((name, component) -> told.put(name, component.withoutDetail()));
            return new Detailed(status, told);
        }

        Brief brief() {
            return new Brief(status);
        }

        boolean isWell(String component) {
            Component found = components.get(component);
            return found == null || found.status() != HealthStatus.UNHEALTHY;
        }
    }
}
