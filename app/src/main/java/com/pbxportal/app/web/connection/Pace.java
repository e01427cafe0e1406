package com.pbxportal.app.web.connection;

import com.pbxportal.app.web.problem.ClientTooSlow;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How long a client has kept us waiting in one direction, and what came of it. */
final class Pace {

    private final long most;
    private final long grace;
    private final double bytesPerNano;
    private long waited;
    private long bytes;

    Pace(Duration most, Duration grace, int bytesPerSecond) {
        this.most = most.toNanos();
        this.grace = grace.toNanos();
        this.bytesPerNano = bytesPerSecond / 1e9;
    }

    /** Not less than one: Tomcat takes 0 for ever. */
    long millisLeft() {
        return Math.max(1, TimeUnit.NANOSECONDS.toMillis(most - waited));
    }

    void count(long nanos, int moved) throws ClientTooSlow {
        waited += nanos;
        bytes += Math.max(0, moved);
        if (waited > most) {
            throw new ClientTooSlow("It took longer than " + Duration.ofNanos(most));
        }
        if (waited > grace && bytes < waited * bytesPerNano) {
            throw new ClientTooSlow(bytes + " bytes in " + Duration.ofNanos(waited));
        }
    }
}
