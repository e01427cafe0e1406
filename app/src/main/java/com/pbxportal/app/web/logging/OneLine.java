package com.pbxportal.app.web.logging;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Text that neither ends its line nor does anything else to a terminal. */
final class OneLine {

    /** Controls, separators of lines, what turns the direction of what follows, and halves of surrogate pairs. */
    private static final Pattern UNSAFE =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\u2028\\u2029\\u200e\\u200f\\u061c\\u202a-\\u202e\\u2066-\\u2069]");

    private OneLine() {}

    static String of(@Nullable String text) {
        return text == null ? "" : UNSAFE.matcher(text).replaceAll(OneLine::escape);
    }

    private static String escape(MatchResult unsafe) {
        char character = unsafe.group().charAt(0);
        String escaped =
                switch (character) {
                    case '\n' -> "\\n";
                    case '\r' -> "\\r";
                    case '\t' -> "\\t";
                    default -> String.format("\\u%04x", (int) character);
                };
        return Matcher.quoteReplacement(escaped);
    }
}
