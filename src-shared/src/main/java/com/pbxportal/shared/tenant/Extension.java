package com.pbxportal.shared.tenant;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.pbxportal.shared.error.InvalidInput;

/** A short number inside one tenant; tenants may overlap. */
public record Extension(@JsonValue int number) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Extension {
        if (number < 10 || number > 999_999) {
            throw new InvalidInput("extension", "Invalid extension: " + number + " (2 to 6 digits)");
        }
    }

    @Override
    public String toString() {
        return Integer.toString(number);
    }
}
