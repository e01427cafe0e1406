package com.pbxportal.shared.listing;

import com.pbxportal.shared.error.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which page of a listing, and in which order, as the request says it. */
public record Paging(
        @Nullable String page,
        @Nullable String pageSize,
        @Nullable String sort) {

    private static final int DEFAULT_PAGE_SIZE = 50;
    private static final int MAX_PAGE_SIZE = 200;

    /** By which field the rows come. */
    public record Order(String field, boolean descending) {}

    public int number(List<FieldError> errors) {
        return number("page", page, 1, Integer.MAX_VALUE, errors);
    }

    public int size(List<FieldError> errors) {
        return number("page_size", pageSize, DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE, errors);
    }

    /**
     * @param fields by which a request may sort
     * @param otherwise where it says nothing; with a minus for the other direction
     */
    public Order order(List<String> fields, String otherwise, List<FieldError> errors) {
        String given = sort == null || sort.isBlank() ? otherwise : sort.strip();
        boolean descending = given.startsWith("-");
        String field = descending ? given.substring(1) : given;
        if (!fields.contains(field)) {
            errors.add(new FieldError(
                    "sort", "Invalid sort: " + given + " (one of " + String.join(", ", fields) + ", or -<field>)"));
        }
        return new Order(field, descending);
    }

    private static int number(String field, @Nullable String given, int otherwise, int max, List<FieldError> errors) {
        if (given == null || given.isBlank()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(given.strip());
            if (number >= 1 && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, with the rule.
        }
        String rule = max == Integer.MAX_VALUE ? "a whole number from 1" : "a whole number from 1 to " + max;
        errors.add(new FieldError(field, "Invalid " + field + ": " + given + " (" + rule + ")"));
        return otherwise;
    }
}
