package com.pbxportal.shared.user;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.pbxportal.shared.error.InvalidInput;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An address to log in with; compared and stored in lower case, with the plain form of full-width letters and without
 * what shows nothing. RFC 5321 lengths, a practical subset of its grammar.
 */
public record EmailAddress(@JsonValue String value) {

    private static final Pattern GRAMMAR = Pattern.compile(
            "[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+");

    /** Format characters and variation selectors: they come along when an address is copied. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\ufe00-\\ufe0f]");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EmailAddress {
        value = plain(value);
        if (value.length() > 254 || !GRAMMAR.matcher(value).matches()) {
            throw new InvalidInput("email", "Invalid email address: " + value);
        }
    }

    /** What is the same account, written the same way; not yet an address. */
    public static String plain(String typed) {
        return Normalizer.normalize(INVISIBLE.matcher(typed).replaceAll(""), Normalizer.Form.NFKC)
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return value;
    }
}
