package com.pbxportal.command.phonenumber.file;

import com.pbxportal.shared.phonenumber.E164;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number as people and spreadsheets write it: {@code +1 (555) 123-4567}, {@code tel:+15551234567}, {@code
 * ="+15551234567"}. What surely means one number is cleaned to it; all else is refused with the cause and what to do.
 * Nothing is guessed: not a country code, and not a digit.
 *
 * @param number null where it is none
 * @param fault why it is none, in words; null where there is nothing to say but that it is none
 */
record WrittenNumber(@Nullable E164 number, @Nullable String fault) {

    /** Excel's way to keep text text. */
    private static final Pattern TEXT_FORMULA = Pattern.compile("=\"(.*)\"");

    private static final Pattern GUARD = Pattern.compile("['\\u2019](.*)");
    private static final Pattern TEL_URI = Pattern.compile("(?i)tel:(.*)");
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("(?U)[\\s().\\-/\\u2010-\\u2015\\u2212]+");
    private static final Pattern NOTHING_BUT_HASHES = Pattern.compile("#+");
    private static final Pattern SCIENTIFIC = Pattern.compile("\\+?\\d+([.,]\\d+)?[eE][+-]?\\d+");
    private static final Pattern DECIMAL = Pattern.compile("\\+?\\d+[.,]0+");
    private static final Pattern CONTEXT = Pattern.compile("(?i).*;\\s*phone-context=.*");
    private static final Pattern EXTENSION = Pattern.compile(
            "(?i)\\+?[\\d\\s().\\-/]*\\d\\s*(;\\s*ext=.*|[,;]+\\s*\\d+.*|(?:ext|extn|extension|x|p|w|#)[.:]?\\s*\\d+)");
    private static final Pattern TRUNK_ZERO = Pattern.compile(".*\\(\\s*0\\s*\\).*");

    static WrittenNumber of(String written) {
        if (E164.isValid(written)) {
            return new WrittenNumber(new E164(written), null);
        }
        String seen = withoutInvisible(written).strip();
        String strange = strangeDigit(seen);
        if (strange != null) {
            return faulty(strange);
        }
        String text = unwrapped(seen);
        String fault = spreadsheetFault(text);
        if (fault == null) {
            fault = dialFault(text);
        }
        if (fault != null) {
            return faulty(fault);
        }
        String plain = BETWEEN_DIGITS.matcher(text).replaceAll("");
        return E164.isValid(plain)
                ? new WrittenNumber(new E164(plain), null)
                : new WrittenNumber(null, formFault(plain));
    }

    private static WrittenNumber faulty(String fault) {
        return new WrittenNumber(null, fault);
    }

    /** Direction marks, zero-width blanks and the like come along when a number is copied. */
    private static String withoutInvisible(String text) {
        return text.codePoints()
                .filter(point -> Character.getType(point) != Character.FORMAT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static @Nullable String strangeDigit(String text) {
        return text.codePoints()
                .filter(point -> point > 0x7f
                        && (Character.isDigit(point) || Character.getType(point) == Character.MATH_SYMBOL)
                        && point != 0x2212)
                .mapToObj(point -> spelled(point) + " is no plain digit or +: type the number anew")
                .findFirst()
                .orElse(null);
    }

    private static String unwrapped(String written) {
        String text = written;
        for (Pattern wrapping : List.of(TEXT_FORMULA, GUARD, TEL_URI)) {
            Matcher matcher = wrapping.matcher(text);
            if (matcher.matches()) {
                text = matcher.group(1).strip();
            }
        }
        return text;
    }

    private static @Nullable String spreadsheetFault(String text) {
        if (NOTHING_BUT_HASHES.matcher(text).matches()) {
            return "the spreadsheet's column was too narrow: widen it and save again";
        }
        if (SCIENTIFIC.matcher(text).matches()) {
            return "digits are lost: set the spreadsheet's column to text, enter the number again and save again";
        }
        if (DECIMAL.matcher(text).matches()) {
            return "a spreadsheet made it a decimal number: set its column to text and save again";
        }
        return text.startsWith("=") ? "it is a formula: write the number itself" : null;
    }

    private static @Nullable String dialFault(String text) {
        if (CONTEXT.matcher(text).matches()) {
            return "a phone-context is no part of a number: write + and the country code";
        }
        Matcher extension = EXTENSION.matcher(text);
        if (extension.matches()) {
            return "it has an extension (" + extension.group(1).strip() + "): write the number alone";
        }
        return TRUNK_ZERO.matcher(text).matches() ? "the (0) is dialled only inside the country: leave it out" : null;
    }

    private static @Nullable String formFault(String plain) {
        if (plain.matches("00[1-9]\\d*")) {
            return "it begins with 00: write +" + plain.substring(2);
        }
        if (plain.matches("0\\d*")) {
            return "the country code is missing: write + and the country code for the leading 0";
        }
        if (plain.matches("\\d+")) {
            return "the + is missing: write +" + plain + " if it begins with the country code";
        }
        if (plain.matches("\\+0\\d*")) {
            return "no country code begins with 0";
        }
        if (plain.matches("\\+\\d*")) {
            return "it has " + (plain.length() - 1) + " digits: a number has 2 to 15";
        }
        return plain.codePoints()
                .filter(point -> !(point >= '0' && point <= '9') && point != '+')
                .mapToObj(point -> spelled(point) + " is no digit")
                .findFirst()
                .orElse(null);
    }

    private static String spelled(int point) {
        return point > 0x20 && point < 0x7f
                ? "\"" + Character.toString(point) + "\""
                : String.format(Locale.ROOT, "U+%04X %s", point, Character.getName(point));
    }
}
