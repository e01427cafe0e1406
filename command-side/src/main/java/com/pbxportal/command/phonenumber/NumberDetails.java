package com.pbxportal.command.phonenumber;

import com.pbxportal.command.Names;
import com.pbxportal.shared.error.InvalidInput;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What may be said of a number: its provider in one line, as metadata any JSON that PostgreSQL can hold; in one normal form. */
public final class NumberDetails {

    private static final int MAX_PROVIDER = 255;

    private NumberDetails() {}

    /** @return what is wrong with it, to be read after its name */
    public static @Nullable String providerFault(String provider) {
        if (provider.length() > MAX_PROVIDER) {
            return "is longer than " + MAX_PROVIDER + " characters";
        }
        return Names.isPrintable(provider) ? null : "is not one line of printable characters";
    }

    static String provider(String given) {
        String fault = providerFault(given);
        if (fault != null) {
            throw new InvalidInput("provider", "Provider " + fault);
        }
        return given.strip();
    }

    /** Blanks around it show nowhere, and none in a file keep them; nothing is no provider. */
    public static @Nullable String normalProvider(@Nullable String given) {
        return given == null || given.isBlank() ? null : given.strip();
    }

    static Map<String, Object> metadata(Map<String, Object> given) {
        NumberMetadata.reasonAgainst(given).ifPresent(reason -> {
            throw new InvalidInput("metadata", "Metadata " + reason);
        });
        return NumberMetadata.normal(given);
    }
}
