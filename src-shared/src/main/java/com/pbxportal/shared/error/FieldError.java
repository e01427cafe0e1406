package com.pbxportal.shared.error;

/** @param field as the request names it, snake_case, dots and indexes into its parts: {@code dids[3].number} */
public record FieldError(String field, String message) {}
