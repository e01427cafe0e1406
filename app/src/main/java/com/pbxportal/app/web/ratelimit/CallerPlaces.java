package com.pbxportal.app.web.ratelimit;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** So many places for each caller; who comes when all of one's own are taken waits for a while. */
final class CallerPlaces {

    private record Line(Semaphore places, int users) {}

    private final int each;
    private final Duration patience;
    private final Map<String, Line> lines = new ConcurrentHashMap<>();

    CallerPlaces(int each, Duration patience) {
        this.each = each;
        this.patience = patience;
    }

    /** @return whether there was a place in time, which is then to be given back */
    boolean take(String caller) {
        Semaphore places = lines.compute(
                        caller,
                        (key, line) -> line == null
                                ? new Line(new Semaphore(each, true), 1)
                                : new Line(line.places(), line.users() + 1))
                .places();
        boolean taken = false;
        try {
            taken = places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (!taken) {
                leave(caller);
            }
        }
        return taken;
    }

    void giveBack(String caller) {
        Objects.requireNonNull(lines.get(caller)).places().release();
        leave(caller);
    }

    /** How many callers are at work or wait: nobody is remembered afterwards. */
    int callers() {
        return lines.size();
    }

    private void leave(String caller) {
        lines.computeIfPresent(
                caller, (key, line) -> line.users() == 1 ? null : new Line(line.places(), line.users() - 1));
    }
}
