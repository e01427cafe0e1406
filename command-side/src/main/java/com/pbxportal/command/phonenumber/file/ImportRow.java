package com.pbxportal.command.phonenumber.file;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one number of an import.
 *
 * @param line of the file. @param index among {@code dids}, where there is no file
 * @param number cleaned, or as given where it is none
 * @param given where it was written otherwise
 * @param reason why it cannot be imported: what is wrong, and what to do
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImportRow(
        @Nullable Integer line,
        @Nullable Integer index,
        @Nullable String number,
        @Nullable String given,
        Outcome outcome,
        @Nullable String reason) {

    enum Outcome {
        @JsonProperty("new")
        NEW,
        /** The portal has the number. */
        @JsonProperty("exists")
        EXISTS,
        /** An earlier one of the same import is the same number. */
        @JsonProperty("duplicate")
        DUPLICATE,
        @JsonProperty("refused")
        REFUSED
    }
}
