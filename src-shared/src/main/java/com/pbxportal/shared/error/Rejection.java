package com.pbxportal.shared.error;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A rule said no. One subclass a rule, with the rule's values in a message that a person can act on.
 * The code that clients switch on is the class's name in snake_case.
 */
public abstract sealed class Rejection extends RuntimeException
        permits Invalid, Unauthenticated, Forbidden, Unknown, Conflict, TooOften, Busy {

    private static final long serialVersionUID = 1L;

    private final transient List<FieldError> errors;

    protected Rejection(String message, List<FieldError> errors) {
        super(message, null, false, false);
        this.errors = List.copyOf(errors);
    }

    /** Stable, for machines: {@code extension_pool_exhausted}. */
    public final String code() {
        return codeOf(getClass());
    }

    public static String codeOf(Class<? extends Rejection> rule) {
        return rule.getSimpleName().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    /** Further members of the answer, for the endpoints whose contract has them. */
    public Map<String, Object> extensions() {
        return Map.of();
    }

    /** The fields of the request that were refused, if the rule is about fields. */
    public final List<FieldError> errors() {
        return errors;
    }
}
