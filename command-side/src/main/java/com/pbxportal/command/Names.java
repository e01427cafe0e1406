package com.pbxportal.command;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a name looks to people, whatever its code points are: whether it shows anything, whether it passes letters of one
 * script off as another's (Unicode TR 39), and what it is compared by.
 */
public final class Names {

    /** Controls, halves of surrogate pairs, line breaks and what turns the direction of text. */
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cntrl}\\u0080-\\u009f\\p{Cs}\\u2028-\\u202e\\u2066-\\u2069]");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern BLANKS = Pattern.compile("(?U)\\s+");

    /** Symbols by their category, blank by their glyph: an empty Braille cell, a note without a head. */
    private static final Set<Integer> BLANK_SYMBOLS = Set.of(0x2800, 0x1d159);

    private static final Normalizer2 NFC = Normalizer2.getNFCInstance();

    /** Compatibility forms, case and what shows nothing are gone. */
    private static final Normalizer2 FOLDED = Normalizer2.getNFKCCasefoldInstance();

    private static final SpoofChecker MIXED_SCRIPTS = new SpoofChecker.Builder()
            .setChecks(SpoofChecker.RESTRICTION_LEVEL)
            .setRestrictionLevel(SpoofChecker.RestrictionLevel.MODERATELY_RESTRICTIVE)
            .build();

    private Names() {}

    /** One line of text with something to see. */
    public static boolean isPrintable(String text) {
        return !UNPRINTABLE.matcher(text).find() && text.codePoints().anyMatch(Names::isVisible);
    }

    /** Whether a word has letters of Latin and of a script that it can be taken for. Words of their own may differ. */
    public static boolean mixesScripts(String text) {
        return WORD.matcher(NFC.normalize(text)).results().anyMatch(word -> MIXED_SCRIPTS.failsChecks(word.group()));
    }

    /**
     * What a name is unique by. Two names that have one of these in common are one to whoever reads them. The first is
     * the key of old, under which names were claimed before there were others.
     */
    public static Set<String> keys(String name) {
        String folded = folded(name);
        return new LinkedHashSet<>(
                List.of(name.strip().toLowerCase(Locale.ROOT), folded, lookalike(folded), folded(lookalike(name))));
    }

    public static boolean alike(String one, String other) {
        Set<String> keys = keys(one);
        return keys(other).stream().anyMatch(keys::contains);
    }

    private static String folded(String name) {
        return BLANKS.matcher(FOLDED.normalize(name)).replaceAll(" ").strip();
    }

    /** As if it were written in ASCII, where it looks as if. What is ASCII stays: l and 1 are two names, and so are rn and m. */
    private static String lookalike(String name) {
        StringBuilder seen = new StringBuilder();
        name.codePoints().forEach(point -> {
            String letter = Character.toString(point);
            seen.append(point < 0x80 ? letter : MIXED_SCRIPTS.getSkeleton(letter));
        });
        return NFC.normalize(seen);
    }

    private static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.SPACE_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.FORMAT,
                    Character.CONTROL,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> false;
            default ->
                !BLANK_SYMBOLS.contains(point)
                        && !UCharacter.hasBinaryProperty(point, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
        };
    }
}
