package com.pbxportal.command.session;

import com.pbxportal.shared.error.Busy;
import java.time.Duration;

/** So many passwords wait to be hashed that one more would not have its turn soon. Nothing was looked at. */
public final class PasswordsBusy extends Busy {

    private static final long serialVersionUID = 1L;

    private static final Duration UNTIL_OTHERS_ARE_THROUGH = Duration.ofSeconds(3);

    PasswordsBusy() {
        super("Too many passwords are being checked right now; try again", UNTIL_OTHERS_ARE_THROUGH);
    }
}
