package com.pbxportal.shared.tenant;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.pbxportal.shared.error.InvalidInput;
import java.util.Locale;
import java.util.Locale.IsoCountryCode;
import java.util.Set;

/** Where a tenant's phones stand, as ISO 3166-1 names it in two letters: it says which numbers call for help. */
public record Country(@JsonValue String code) {

    private static final Set<String> KNOWN = Locale.getISOCountries(IsoCountryCode.PART1_ALPHA2);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Country {
        code = code.strip().toUpperCase(Locale.ROOT);
        if (!KNOWN.contains(code)) {
            throw new InvalidInput("country", "Unknown country: " + code + " (two letters of ISO 3166-1, as in DE)");
        }
    }

    @Override
    public String toString() {
        return code;
    }
}
