package com.pbxportal.shared.user;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.pbxportal.shared.error.InvalidInput;
import java.util.Locale;
import java.util.regex.Pattern;

/** An address to log in with; compared and stored in lower case. RFC 5321 lengths, a practical subset of its grammar. */
public record EmailAddress(@JsonValue String value) {

    private static final Pattern GRAMMAR = Pattern.compile(
            "[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EmailAddress {
        value = value.strip().toLowerCase(Locale.ROOT);
        if (value.length() > 254 || !GRAMMAR.matcher(value).matches()) {
            throw new InvalidInput("email", "Invalid email address: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
