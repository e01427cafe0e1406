package com.pbxportal.app.web.health;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * @param latencyMs how long the look took, or how long it has been hanging
 * @param inside the detail as those may know it who are in a tenant
 */
public record Component(
        HealthStatus status,
        long latencyMs,
        String detail,
        @JsonIgnore String inside) {

    Component(HealthStatus status, long latencyMs, String detail) {
        this(status, latencyMs, detail, detail);
    }

    Component toldInside() {
        return new Component(status, latencyMs, inside);
    }
}
