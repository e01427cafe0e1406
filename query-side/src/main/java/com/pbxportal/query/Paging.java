package com.pbxportal.query;

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

    int number(List<FieldError> errors) {
        return number("page", page, 1, Integer.MAX_VALUE, errors);
    }

    int size(List<FieldError> errors) {
        return number("page_size", pageSize, DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE, errors);
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
