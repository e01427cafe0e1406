package com.pbxportal.app.web.health;

import com.fasterxml.jackson.annotation.JsonProperty;

/** From good to bad. */
public enum HealthStatus {
    @JsonProperty("healthy")
    HEALTHY,
    /** The portal serves; something beside it is missing, or is behind. */
    @JsonProperty("degraded")
    DEGRADED,
    /** For a component: does not work. For the portal: do not send it requests. */
    @JsonProperty("unhealthy")
    UNHEALTHY
}
