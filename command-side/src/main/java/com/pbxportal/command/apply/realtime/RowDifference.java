package com.pbxportal.command.apply.realtime;

import org.jspecify.annotations.Nullable;

/**
 * One point in which a realtime table is not as it was left. Holds no secret: a digest shows as stars.
 *
 * @param column null: the row as a whole is missing, or is one too many
 * @param context into which a stranger's endpoint leads; null for the portal's own rows
 */
public record RowDifference(
        String table,
        String id,
        @Nullable String column,
        @Nullable String expected,
        @Nullable String found,
        @Nullable String context) {

    /** Whether the row is another's: no apply ever touches it. */
    public boolean isStranger() {
        return context != null;
    }

    public boolean isCredential() {
        return RealtimeTable.CREDENTIAL.equals(column);
    }
}
