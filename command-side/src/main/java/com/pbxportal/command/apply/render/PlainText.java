package com.pbxportal.command.apply.render;

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

    private PlainText() {}

    public static String of(String text) {
        String harmless = HARMFUL.matcher(text).replaceAll(" ");
        String tidy =
                SPACES.matcher(harmless).replaceAll(" ").replace("--", "-").strip();
        return tidy.codePointCount(0, tidy.length()) <= MAX_CODE_POINTS
                ? tidy
                : tidy.substring(0, tidy.offsetByCodePoints(0, MAX_CODE_POINTS)).strip();
    }
}
