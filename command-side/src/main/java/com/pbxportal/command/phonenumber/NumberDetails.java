package com.pbxportal.command.phonenumber;

import com.pbxportal.command.Names;
import com.pbxportal.shared.error.InvalidInput;
import java.text.Normalizer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What may be said of a number: its provider in one line, as metadata any JSON that PostgreSQL can hold; in one normal form. */
final class NumberDetails {

    private static final Pattern UNSTORABLE = Pattern.compile("[\\x00\\p{Cs}]");

    private static final int MAX_PROVIDER = 255;

    private NumberDetails() {}

    /** @return what is wrong with it, to be read after its name */
    static @Nullable String providerFault(String provider) {
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
        return given;
    }

    static Map<String, Object> metadata(Map<String, Object> given) {
        if (!isStorable(given)) {
            throw new InvalidInput("metadata", "Metadata holds characters that cannot be stored");
        }
        return normal(given);
    }

    /** PostgreSQL's jsonb takes neither NUL nor half a surrogate pair: such an event would stop every view. */
    static boolean isStorable(@Nullable Object value) {
        return switch (value) {
            case String text -> !UNSTORABLE.matcher(text).find();
            case Map<?, ?> map ->
                map.entrySet().stream().allMatch(entry -> isStorable(entry.getKey()) && isStorable(entry.getValue()));
            case Collection<?> list -> list.stream().allMatch(NumberDetails::isStorable);
            case null, default -> true;
        };
    }

    /** Names of fields as well as texts. */
    static Map<String, Object> normal(Map<String, Object> metadata) {
        Map<String, Object> normal = new LinkedHashMap<>();
        metadata.forEach((name, value) -> normal.put(normal(name), normalValue(value)));
        return normal;
    }

    @SuppressWarnings("NullAway") // JSON has null where Java's annotations see none.
    private static Object normalValue(Object value) {
        return switch (value) {
            case String text -> normal(text);
            case Map<?, ?> map -> {
                Map<String, Object> normal = new LinkedHashMap<>();
                map.forEach((name, inner) -> normal.put(normal(String.valueOf(name)), normalValue(inner)));
                yield normal;
            }
            case Collection<?> list ->
                list.stream().map(NumberDetails::normalValue).toList();
            case null -> null;
            default -> value;
        };
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
