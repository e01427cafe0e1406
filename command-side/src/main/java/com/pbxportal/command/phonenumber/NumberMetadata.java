package com.pbxportal.command.phonenumber;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a provider says of a number is kept as it is, as far as it can be stored, and read again by common tools. */
public final class NumberMetadata {

    /** The metadata itself is the first level. */
    private static final int DEEPEST = 10;

    /** Written out: the database writes 1e400 with all its zeros. */
    private static final int MOST_DIGITS = 500;

    /** PostgreSQL's jsonb takes neither NUL nor half a surrogate pair: such an event would stop every view. */
    private static final Pattern UNSTORABLE = Pattern.compile("[\\x00\\p{Cs}]");

    /** Of names and values in all, so that a page of numbers is a page. */
    private static final int MOST_CHARACTERS = 8_192;

    public static final String BOUNDS =
            "Any object of at most " + MOST_CHARACTERS + " characters, names and values together, " + DEEPEST
                    + " levels, and " + MOST_DIGITS + " digits a number.";

    private NumberMetadata() {}

    /** The end of a sentence that begins with whose metadata it is. */
    public static Optional<String> reasonAgainst(Map<String, Object> metadata) {
        return reasonAgainst(metadata, 1)
                .or(() -> characters(metadata) > MOST_CHARACTERS
                        ? Optional.of("is longer than " + MOST_CHARACTERS + " characters")
                        : Optional.empty());
    }

    private static long characters(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .mapToLong(entry -> characters(entry.getKey()) + characters(entry.getValue()))
                        .sum();
            case Collection<?> list ->
                list.stream().mapToLong(NumberMetadata::characters).sum() + list.size();
            case BigDecimal number -> digits(number);
            case null, default -> String.valueOf(value).length();
        };
    }

    private static Optional<String> reasonAgainst(@Nullable Object value, int level) {
        return switch (value) {
            case String text
            when UNSTORABLE.matcher(text).find() -> Optional.of("holds characters that cannot be stored");
            case BigDecimal number
            when digits(number) > MOST_DIGITS -> Optional.of("holds a number of more than " + MOST_DIGITS + " digits");
            case Map<?, ?> map -> among(map.values(), level).or(() -> among(map.keySet(), level));
            case Collection<?> list -> among(list, level);
            case null, default -> Optional.empty();
        };
    }

    private static Optional<String> among(Collection<?> values, int level) {
        return level > DEEPEST
                ? Optional.of("is nested deeper than " + DEEPEST + " levels")
                : values.stream()
                        .flatMap(value -> reasonAgainst(value, level + 1).stream())
                        .findFirst();
    }

    private static long digits(BigDecimal number) {
        return number.precision() + Math.abs((long) number.scale());
    }

    /** Names of fields as well as texts. */
    public static Map<String, Object> normal(Map<String, Object> metadata) {
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
                list.stream().map(NumberMetadata::normalValue).toList();
            case null -> null;
            default -> value;
        };
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
