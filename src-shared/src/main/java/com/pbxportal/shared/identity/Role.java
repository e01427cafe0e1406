package com.pbxportal.shared.identity;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What a person may do; see {@link Caller} for the scope in which they may do it. */
public enum Role {
    @JsonProperty("end_user")
    END_USER,
    @JsonProperty("support")
    SUPPORT,
    @JsonProperty("tenant_admin")
    TENANT_ADMIN,
    @JsonProperty("platform_admin")
    PLATFORM_ADMIN;

    /** As the API, the tokens and the events write it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Role ofWireName(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
