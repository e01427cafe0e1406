package com.pbxportal.shared.tenant;

import com.fasterxml.jackson.annotation.JsonProperty;

public enum TenantStatus {
    @JsonProperty("active")
    ACTIVE,
    /** Every call of the tenant is refused with a spoken notice; nothing else changes. */
    @JsonProperty("suspended")
    SUSPENDED,
    /** Ended for good: numbers are back in the pool, users are deleted, history stays. */
    @JsonProperty("closed")
    CLOSED
}
