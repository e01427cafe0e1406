package com.pbxportal.command.apply.web;

import com.pbxportal.shared.error.InvalidInput;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** For how long a request waits for its apply to end: its parameter {@code wait}, in seconds. */
final class Waiting {

    static final String LONGEST_SECONDS = "120";

    private static final Pattern SECONDS = Pattern.compile("\\d{1,3}");

    private Waiting() {}

    /** @param seconds null: it does not wait */
    static Duration of(@Nullable String seconds) {
        if (seconds == null) {
            return Duration.ZERO;
        }
        if (!SECONDS.matcher(seconds).matches() || Integer.parseInt(seconds) > Integer.parseInt(LONGEST_SECONDS)) {
            throw new InvalidInput(
                    "wait",
                    "Invalid wait: " + seconds + " (a whole number of seconds from 0 to " + LONGEST_SECONDS + ")");
        }
        return Duration.ofSeconds(Integer.parseInt(seconds));
    }
}
