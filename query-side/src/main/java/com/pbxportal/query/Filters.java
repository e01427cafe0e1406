package com.pbxportal.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.pbxportal.shared.error.FieldError;
import com.pbxportal.shared.error.InvalidInput;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.Uuids;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ValueRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The filters of a listing as a request gives them: absent ones are left out, values are bound, never spliced in,
 * and everything that is wrong is told at once.
 */
public final class Filters {

    /** Far less than Java knows, and less than PostgreSQL does. */
    private static final ValueRange YEARS = ValueRange.of(1, 9999);

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();
    private final Set<String> columns = new LinkedHashSet<>();
    private final List<FieldError> errors = new ArrayList<>();
    private @Nullable TenantId tenant;

    /** Only rows of one tenant; the {@link ReadModel} checks that the caller may ask for it. */
    public Filters tenant(@Nullable String value) {
        UUID id = uuid("tenant_id", value);
        tenant = id == null ? null : new TenantId(id);
        return this;
    }

    public Filters id(String column, @Nullable String value) {
        return equal(column, uuid(column, value));
    }

    public Filters text(String column, @Nullable String value) {
        return equal(column, bindable(column, value));
    }

    public Filters flag(String column, @Nullable String value) {
        return equal(
                column,
                switch (value) {
                    case null -> null;
                    case "true" -> true;
                    case "false" -> false;
                    default -> wrong(column, value, "true or false");
                });
    }

    /** One of an enum's constants, as the API writes them. */
    public <E extends Enum<E>> Filters oneOf(Class<E> type, String column, @Nullable String value) {
        return oneOf(
                column,
                value,
                Arrays.stream(type.getEnumConstants()).collect(Collectors.toMap(Filters::wireName, Enum::toString)));
    }

    /** @param names what is stored, by what the API calls it */
    private Filters oneOf(String column, @Nullable String value, Map<String, String> names) {
        if (value == null) {
            return this;
        }
        String stored = names.get(value);
        return equal(
                column,
                stored == null
                        ? wrong(
                                column,
                                value,
                                "one of " + names.keySet().stream().sorted().collect(Collectors.joining(", ")))
                        : stored);
    }

    /** The text somewhere in a column, case as given. */
    public Filters contains(String column, @Nullable String given) {
        String part = bindable(column, given);
        if (part != null && !part.isBlank()) {
            columns.add(column);
            conditions.add(column + " LIKE " + bind(column, pattern(part)));
        }
        return this;
    }

    /** The text somewhere in one of the columns, in whatever case. */
    public Filters search(@Nullable String given, String... within) {
        String part = bindable("q", given);
        if (part != null && !part.isBlank()) {
            String bound = bind("q", pattern(part));
            columns.addAll(List.of(within));
            conditions.add(Arrays.stream(within)
                    .map(column -> column + "::text ILIKE " + bound)
                    .collect(Collectors.joining(" OR ", "(", ")")));
        }
        return this;
    }

    /** @param since included. @param until not included */
    public Filters between(String column, @Nullable String since, @Nullable String until) {
        compare(column, ">=", "since", since);
        compare(column, "<", "until", until);
        return this;
    }

    Filters equal(String column, @Nullable Object value) {
        if (value != null) {
            columns.add(column);
            conditions.add(column + " = " + bind(column, value));
        }
        return this;
    }

    @Nullable
    TenantId tenant() {
        return tenant;
    }

    Map<String, Object> values() {
        return values;
    }

    List<FieldError> errors() {
        return errors;
    }

    /** What a column has to be equal to, if it has to. */
    @Nullable
    Object valueOf(String column) {
        return values.get(column);
    }

    /** Whether they are all about some of these columns, so that a table that has just those can answer. */
    boolean areAbout(Set<String> others) {
        return others.containsAll(columns);
    }

    String sql() {
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    void refuseErrors() {
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }

    private void compare(String column, String operator, String field, @Nullable String value) {
        if (value == null) {
            return;
        }
        OffsetDateTime time = time(field, value);
        if (time != null) {
            columns.add(column);
            conditions.add(column + " " + operator + " " + bind(field, time));
        }
    }

    private @Nullable OffsetDateTime time(String field, String value) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(value).withOffsetSameInstant(ZoneOffset.UTC);
            YEARS.checkValidValue(time.getYear(), ChronoField.YEAR);
            return time;
        } catch (DateTimeException e) {
            return wrong(field, value, "a time as in " + Instant.EPOCH);
        }
    }

    private @Nullable UUID uuid(String field, @Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            return Uuids.parse(value);
        } catch (IllegalArgumentException e) {
            return wrong(field, value, "a UUID");
        }
    }

    private <T> @Nullable T wrong(String field, String value, String rule) {
        errors.add(new FieldError(field, "Invalid " + field + ": " + value + " (" + rule + ")"));
        return null;
    }

    /** In the normal form of what is stored. PostgreSQL has no NUL in a text, and takes none for a value either. */
    private @Nullable String bindable(String field, @Nullable String value) {
        if (value == null) {
            return null;
        }
        return value.indexOf('\0') < 0
                ? Normalizer.normalize(value, Normalizer.Form.NFC)
                : wrong(field, value, "text without NUL");
    }

    private String bind(String name, Object value) {
        values.put(name, value);
        return ":" + name;
    }

    private static String pattern(String part) {
        return "%" + part.strip().replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }

    private static String wireName(Enum<?> constant) {
        try {
            JsonProperty name =
                    constant.getDeclaringClass().getField(constant.name()).getAnnotation(JsonProperty.class);
            return name == null ? constant.toString() : name.value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }
}
