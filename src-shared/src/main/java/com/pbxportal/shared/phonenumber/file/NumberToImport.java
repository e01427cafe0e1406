package com.pbxportal.shared.phonenumber.file;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One number of an import.
 *
 * @param line of the file that it comes from; null: from no file
 * @param number as it was given: an import reports every number that is wrong, not just the first
 * @param fault what is wrong with its row in the file, whatever the number is; null: nothing
 */
public record NumberToImport(
        @Nullable Integer line,
        @Nullable String number,
        @Nullable String provider,
        Map<String, Object> metadata,
        @Nullable String fault) {

    public NumberToImport(@Nullable String number, @Nullable String provider, Map<String, Object> metadata) {
        this(null, number, provider, metadata, null);
    }
}
