package com.pbxportal.app.database;

import com.pbxportal.shared.error.Busy;
import java.time.Duration;

/** So many requests wait for the database that one more would not have its turn soon. Nothing was done. */
public final class DatabaseBusy extends Busy {

    private static final long serialVersionUID = 1L;

    private static final Duration UNTIL_OTHERS_ARE_THROUGH = Duration.ofSeconds(2);

    DatabaseBusy() {
        super("Too many requests are waiting for the database right now; try again", UNTIL_OTHERS_ARE_THROUGH);
    }
}
