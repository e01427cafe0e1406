package com.pbxportal.command.apply.guest;

import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Free text on its way into Asterisk's configuration: letters, digits, spaces and a few harmless signs stay,
 * everything else is left out. What is left cannot end a line, a comment, a quotation or a column's value
 * (Asterisk splits values at {@code ;} and decodes {@code ^}).
 */
public final class PlainText {

    private static final Pattern HARMFUL = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd} .,'&()+/_-]");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final int MAX_CODE_POINTS = 60;

    /** Asterisk cuts a caller's name there, in the middle of a character if need be. */
    private static final int MAX_BYTES = 79;

    private PlainText() {}

    public static String of(String text) {
        String harmless = HARMFUL.matcher(text).replaceAll(" ");
        String tidy =
                SPACES.matcher(harmless).replaceAll(" ").replace("--", "-").strip();
        return fits(tidy) ? tidy : cut(tidy);
    }

    /** Ends with a whole character, its accents included. */
    private static String cut(String text) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int end = 0;
        for (int next = characters.next();
                next != BreakIterator.DONE && fits(text.substring(0, next));
                next = characters.next()) {
            end = next;
        }
        return text.substring(0, end).strip();
    }

    private static boolean fits(String text) {
        return text.codePointCount(0, text.length()) <= MAX_CODE_POINTS
                && text.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
    }
}
