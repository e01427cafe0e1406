package com.pbxportal.query.phonenumber;

import com.pbxportal.shared.error.TooOften;
import java.time.Duration;

/** One who asks has as many files under way as one may have. */
final class TooManyExports extends TooOften {

    private static final long serialVersionUID = 1L;

    private static final Duration USUAL = Duration.ofSeconds(5);

    TooManyExports(int most) {
        super(most + " exports of yours are under way: wait for the end of one, or break it off", USUAL);
    }
}
