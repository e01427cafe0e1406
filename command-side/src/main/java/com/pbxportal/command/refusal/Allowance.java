package com.pbxportal.command.refusal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * How many of a flood are told one by one: so many of each sender within a time, and so many in all. Holds at most one
 * name for each that is told. Not for several threads.
 */
public final class Allowance {

    private final int perSender;
    private final int inAll;
    private final Duration per;
    private final InstantSource clock;
    private final Map<String, Integer> toldOf = new HashMap<>();
    private int told;
    private Instant windowEnds = Instant.MIN;

    public Allowance(int perSender, int inAll, Duration per, InstantSource clock) {
        this.perSender = perSender;
        this.inAll = inAll;
        this.per = per;
        this.clock = clock;
    }

    /** @return whether there was one left */
    public boolean take(String sender) {
        Instant now = clock.instant();
        if (now.isAfter(windowEnds)) {
            windowEnds = now.plus(per);
            toldOf.clear();
            told = 0;
        }
        int ofThem = toldOf.getOrDefault(sender, 0);
        if (told >= inAll || ofThem >= perSender) {
            return false;
        }
        told++;
        toldOf.put(sender, ofThem + 1);
        return true;
    }
}
