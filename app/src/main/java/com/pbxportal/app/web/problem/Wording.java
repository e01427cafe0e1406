package com.pbxportal.app.web.problem;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How types and values of the program read to somebody who sees only the API. */
final class Wording {

    private static final int LONGEST_VALUE = 100;
    private static final Pattern SECRET = Pattern.compile("(?i)(password|pin|secret|token)$");
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    private Wording() {}

    /** {@code Invalid value "x": must be a UUID}; without the value where that could be a secret. */
    static String invalidValue(String field, @Nullable Object value, @Nullable Class<?> type) {
        String rule = mustBe(type);
        return value == null || SECRET.matcher(field).find()
                ? "Invalid value: " + rule
                : "Invalid value \"" + cut(value.toString()) + "\": " + rule;
    }

    static String mustBe(@Nullable Class<?> type) {
        return type == null ? "has another form" : "must be " + form(type);
    }

    /** {@code dids[3].outboundCallerid} of the program is {@code dids[3].outbound_callerid} of the request. */
    static String snakeCase(String path) {
        return HUMP.matcher(path).replaceAll("_").toLowerCase(Locale.ROOT);
    }

    private static String form(Class<?> type) {
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(Wording::wireName)
                            .collect(Collectors.joining(", "));
        }
        if (type == UUID.class) {
            return "a UUID";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (isWhole(type)) {
            return "a whole number";
        }
        if (type == double.class || type == Double.class || type == BigDecimal.class) {
            return "a number";
        }
        if (type == Instant.class || type == OffsetDateTime.class) {
            return "a time like 2026-01-31T10:00:00Z";
        }
        if (type == LocalDate.class) {
            return "a date like 2026-01-31";
        }
        return compound(type);
    }

    private static String compound(Class<?> type) {
        if (CharSequence.class.isAssignableFrom(type)) {
            return "text";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "a list";
        }
        if (type.isRecord() && type.getRecordComponents().length == 1) {
            RecordComponent only = type.getRecordComponents()[0];
            return isValue(type) ? form(only.getType()) : "an object with " + snakeCase(only.getName());
        }
        return Map.class.isAssignableFrom(type) || type.isRecord() ? "an object" : "of another form";
    }

    /** Written in JSON as its only part, without braces. */
    static boolean isValue(Class<?> type) {
        return type.isRecord()
                && type.getRecordComponents().length == 1
                && Arrays.stream(type.getDeclaredMethods())
                        .anyMatch(method -> method.isAnnotationPresent(JsonValue.class));
    }

    private static boolean isWhole(Class<?> type) {
        return type == int.class || type == Integer.class || type == long.class || type == Long.class;
    }

    private static String wireName(Object constant) {
        Enum<?> value = (Enum<?>) constant;
        String name = value.name();
        try {
            JsonProperty named = value.getDeclaringClass().getField(name).getAnnotation(JsonProperty.class);
            return named == null ? name : named.value();
        } catch (NoSuchFieldException e) {
            return name;
        }
    }

    private static String cut(String value) {
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
    }
}
