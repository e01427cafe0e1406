package com.pbxportal.shared.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A clear-text secret on its way from a request to the vault. Prints as asterisks, wherever it is printed. */
public record Secret(String value) {

    public static final String MASK = "********";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Secret {}

    @Override
    @JsonValue
    public String toString() {
        return MASK;
    }
}
