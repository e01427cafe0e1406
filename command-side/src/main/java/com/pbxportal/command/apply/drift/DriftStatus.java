package com.pbxportal.command.apply.drift;

import com.fasterxml.jackson.annotation.JsonProperty;

public enum DriftStatus {
    @JsonProperty("in_sync")
    IN_SYNC,
    @JsonProperty("drifted")
    DRIFTED,
    /** Not everything could be looked at, and nothing is wrong with the rest. */
    @JsonProperty("unknown")
    UNKNOWN
}
