package com.pbxportal.shared.phonenumber.file;

import java.util.regex.Pattern;

/**
 * Text in a cell of a CSV file. Behind an apostrophe a spreadsheet takes it as text: it neither runs as a formula, nor
 * loses its plus as a number. What already looks guarded gets one more, so that each comes off again alone.
 */
public final class GuardedCell {

    /** What begins a formula (OWASP, "CSV Injection"), full-width forms included. */
    private static final String BEGINS = "[=+\\-@\\t\\r\\n\\uff1d\\uff0b\\uff0d\\uff20]";

    private static final Pattern TO_GUARD = Pattern.compile("(?s)'*" + BEGINS + ".*");
    private static final Pattern GUARDED = Pattern.compile("(?s)'+" + BEGINS + ".*");

    private GuardedCell() {}

    public static String guard(String text) {
        return TO_GUARD.matcher(text).matches() ? "'" + text : text;
    }

    public static String unguard(String cell) {
        return GUARDED.matcher(cell).matches() ? cell.substring(1) : cell;
    }

    /** Whether a cell gives the text back as it is: there is some, in one line, and no blank at an end of the cell. */
    public static boolean keeps(String text) {
        String cell = guard(text);
        return !cell.isEmpty()
                && cell.equals(cell.strip())
                && cell.equals(cell.trim())
                && cell.chars().noneMatch(c -> c == '\n' || c == '\r');
    }
}
