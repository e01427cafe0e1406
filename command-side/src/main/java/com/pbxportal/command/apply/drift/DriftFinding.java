package com.pbxportal.command.apply.drift;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.pbxportal.command.apply.render.Owner;
import com.pbxportal.shared.identity.TenantId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One point in which something is not as it was applied. Holds no secret.
 *
 * @param tenantId whose part it is; null: the platform's, or not to be told apart
 * @param expected null: it should not be there
 * @param found null: it is missing
 * @param diff from what was generated to what was found
 */
record DriftFinding(
        Where where,
        @Nullable UUID tenantId,
        @Nullable String tenant,
        String object,
        @Nullable String expected,
        @Nullable String found,
        @Nullable String diff) {

    enum Where {
        @JsonProperty("file")
        FILE,
        @JsonProperty("row")
        ROW,
        @JsonProperty("asterisk")
        ASTERISK
    }

    private static final String SOMETHING_ELSE = "something else";

    static DriftFinding of(
            Where where,
            @Nullable Owner owner,
            String object,
            @Nullable String expected,
            @Nullable String found,
            @Nullable String diff) {
        return new DriftFinding(
                where,
                owner == null ? null : owner.id().value(),
                owner == null ? null : owner.slug().value(),
                object,
                expected,
                found,
                diff);
    }

    boolean isOf(TenantId tenant) {
        return tenant.value().equals(tenantId);
    }

    /**
     * As the tenant itself may see it: what should be there is its own, but what is there instead was put there by
     * somebody else and may be anybody's.
     */
    DriftFinding withoutWhatWasFound() {
        return new DriftFinding(
                where,
                tenantId,
                tenant,
                object,
                expected,
                found == null ? null : SOMETHING_ELSE,
                diff == null ? null : withoutAddedLines(diff));
    }

    private static String withoutAddedLines(String diff) {
        StringBuilder own = new StringBuilder();
        List<String> lines = diff.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            boolean isHeader = i == 1;
            own.append(lines.get(i).startsWith("+") && !isHeader ? "+; (not shown)" : lines.get(i))
                    .append('\n');
        }
        return own.toString();
    }
}
