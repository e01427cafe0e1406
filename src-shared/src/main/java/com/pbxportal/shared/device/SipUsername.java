package com.pbxportal.shared.device;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.pbxportal.shared.tenant.Extension;
import com.pbxportal.shared.tenant.Slug;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a phone registers as, unique in the whole system: {@code acme-1001-desk}. Also its endpoint, auth and AOR. */
public record SipUsername(@JsonValue String value) {

    private static final Pattern GRAMMAR = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SipUsername {
        if (value.length() > 80 || !GRAMMAR.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a SIP user name: " + value);
        }
    }

    /** @param attempt 1 for the plain name; 2 and up add a number, for a name that is taken */
    public static SipUsername of(Slug tenant, Extension extension, String label, int attempt) {
        String plain = Normalizer.normalize(label, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        String suffix = plain.isEmpty()
                ? "device"
                : plain.substring(0, Math.min(plain.length(), 30)).replaceAll("-+$", "");
        return new SipUsername(tenant + "-" + extension + "-" + suffix + (attempt == 1 ? "" : "-" + attempt));
    }

    @Override
    public String toString() {
        return value;
    }
}
