package com.pbxportal.shared.phonenumber;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.pbxportal.shared.error.InvalidInput;
import java.util.regex.Pattern;

/** A number in the international format of ITU-T E.164: a plus, a first digit that is not zero, 2 to 15 digits. */
public record E164(@JsonValue String value) {

    private static final Pattern GRAMMAR = Pattern.compile("\\+[1-9]\\d{1,14}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public E164 {
        if (!isValid(value)) {
            throw new InvalidInput("number", "Invalid E.164 format: " + value);
        }
    }

    public static boolean isValid(String value) {
        return GRAMMAR.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
