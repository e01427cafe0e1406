package com.pbxportal.app.web.problem;

import java.util.List;

/**
 * A sentence tells the value that it refuses. Of one that is far too long, beginning and end are told: the value's
 * beginning and the rule, which comes last. Else an answer would be as long as what was asked, twice.
 */
final class Abridged {

    private static final int LONGEST = 800;
    private static final int KEPT_AT_EACH_END = 200;

    private Abridged() {}

    static String text(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int head = text.offsetByCodePoints(0, KEPT_AT_EACH_END);
        int tail = text.offsetByCodePoints(text.length(), -KEPT_AT_EACH_END);
        return text.substring(0, head) + " … " + text.substring(tail);
    }

    /** Of a list, its sentences. */
    static Object each(Object value) {
        return value instanceof List<?> list
                ? list.stream()
                        .map(item -> item instanceof String sentence ? text(sentence) : item)
                        .toList()
                : value;
    }
}
