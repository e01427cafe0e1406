package com.pbxportal.command.apply.guest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.pbxportal.shared.tenant.Slug;
import java.util.List;

/** Something about a configuration that stops its apply, or that its owner should know. */
public record Finding(Severity severity, Slug tenant, String message) {

    public enum Severity {
        /** The aggregates should have made it impossible: nothing is applied. */
        @JsonProperty("error")
        ERROR,
        /** Applied, though perhaps not as meant. */
        @JsonProperty("warning")
        WARNING
    }

    public static Finding error(TenantConfiguration tenant, String message) {
        return new Finding(Severity.ERROR, tenant.slug(), message);
    }

    public static Finding warning(TenantConfiguration tenant, String message) {
        return new Finding(Severity.WARNING, tenant.slug(), message);
    }

    /** Those of one severity, each with its tenant. */
    public static List<String> texts(List<Finding> findings, Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .map(finding -> finding.tenant() + ": " + finding.message())
                .toList();
    }
}
