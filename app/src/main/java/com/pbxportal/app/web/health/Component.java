package com.pbxportal.app.web.health;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * @param latencyMs how long the look took, or how long it has been hanging
 * @param detail for those who run the portal: versions, sizes, what is wrong and with whom. Null for all others
 */
@Schema(name = "HealthComponent")
public record Component(
        HealthStatus status, long latencyMs, @Nullable String detail) {

    Component withoutDetail() {
        return new Component(status, latencyMs, null);
    }
}
