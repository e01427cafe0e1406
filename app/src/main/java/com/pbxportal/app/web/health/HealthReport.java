package com.pbxportal.app.web.health;

import java.util.Map;

/** What the world may know, and what those who are logged in may. */
sealed interface HealthReport {

    HealthStatus status();

    record Brief(HealthStatus status) implements HealthReport {}

    record Detailed(HealthStatus status, Map<String, Component> components) implements HealthReport {
        Brief brief() {
            return new Brief(status);
        }

        boolean isWell(String component) {
            Component found = components.get(component);
            return found == null || found.status() != HealthStatus.UNHEALTHY;
        }
    }
}
