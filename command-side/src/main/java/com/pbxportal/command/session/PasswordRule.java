package com.pbxportal.command.session;

import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Refuses what a guesser tries first: common passwords and what is close to them, runs of keys, repetitions, dates, and
 * the words of the person. No rule about kinds of characters: those make passwords that are forgotten, not good ones.
 */
final class PasswordRule {

    /** A million guesses: by then the limits on failed logins have held a guesser for months. */
    private static final int GOOD_ENOUGH = 2;

    /** Estimating takes far longer than linear time; what is good has shown it by then. */
    private static final int LOOKED_AT = 24;

    private static final int SHORTEST_WORD = 3;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final String WORDS_OF_THE_PERSON = "user_inputs";

    private static final String OF_THE_PERSON = "it is made of the person's name, email or tenant";

    private final Zxcvbn estimator = new Zxcvbn();

    /** @param about names and addresses of the person. @return why the password is no good */
    Optional<String> against(String password, Collection<String> about) {
        if (about.stream().anyMatch(text -> text.strip().equalsIgnoreCase(password.strip()))) {
            return Optional.of(tooEasy(OF_THE_PERSON));
        }
        int end = password.offsetByCodePoints(0, Math.min(LOOKED_AT, password.codePointCount(0, password.length())));
        Strength strength = estimator.measure(password.substring(0, end), words(about));
        return strength.getScore() >= GOOD_ENOUGH ? Optional.empty() : Optional.of(reason(strength));
    }

    private static String reason(Strength strength) {
        boolean personal =
                strength.getSequence().stream().anyMatch(match -> WORDS_OF_THE_PERSON.equals(match.dictionaryName));
        String warning = strength.getFeedback().getWarning(Locale.ENGLISH);
        String why;
        if (personal) {
            why = OF_THE_PERSON;
        } else if (warning.isEmpty()) {
            why = "it is short of surprises";
        } else {
            why = warning.replaceAll("\\.$", "");
        }
        return tooEasy(why);
    }

    private static String tooEasy(String why) {
        return "too easy to guess (" + why + "); use several uncommon words";
    }

    private static List<String> words(Collection<String> about) {
        return about.stream()
                .flatMap(text -> Stream.concat(Stream.of(text), BETWEEN_WORDS.splitAsStream(text)))
                .filter(word -> word.length() >= SHORTEST_WORD)
                .distinct()
                .toList();
    }
}
