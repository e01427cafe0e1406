package com.pbxportal.shared.tenant;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.pbxportal.shared.error.InvalidInput;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The short name of a tenant: part of its dialplan context and of its SIP user names, and for that reason
 * fixed for the tenant's life. Lower-case letters, digits and single hyphens, 2 to 32 characters.
 */
public record Slug(@JsonValue String value) {

    private static final Pattern GRAMMAR = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int MAX = 32;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Slug {
        if (value.length() < 2
                || value.length() > MAX
                || !GRAMMAR.matcher(value).matches()) {
            throw new InvalidInput(
                    "slug",
                    "Invalid slug: " + value
                            + " (2 to 32 lower-case letters, digits and single hyphens, starting with a letter)");
        }
    }

    /** The slug that a name suggests: {@code Acme Corp.} gives {@code acme-corp}. */
    public static Slug suggestedBy(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^[^a-z]+|-+$", "");
        String cut = plain.length() > MAX ? plain.substring(0, MAX).replaceAll("-+$", "") : plain;
        return new Slug(cut.length() < 2 ? "tenant-" + Integer.toHexString(name.hashCode()) : cut);
    }

    /** The dialplan context of the tenant: its phones dial in it, its numbers lead into it. */
    public String context() {
        return "tenant-" + value;
    }

    @Override
    public String toString() {
        return value;
    }
}
