package com.pbxportal.app.web.health;

import org.jspecify.annotations.Nullable;

/**
 * @param latencyMs how long the look took, or how long it has been hanging
 * @param detail for those who run the portal: versions, sizes, what is wrong and with whom. Null for all others
 */
public record Component(
        HealthStatus status, long latencyMs, @Nullable String detail) {

    Component withoutDetail() {
        return new Component(status, latencyMs, null);
    }
}
