package com.pbxportal.command.refusal;

import com.pbxportal.shared.refusal.RefusalsCounted;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which refusals are told one by one, and how many others there were. Holds at most one name for each that is told. */
final class RefusalAllowance {

    private final RefusalProperties properties;
    private final InstantSource clock;
    private final Map<String, Integer> toldOf = new HashMap<>();
    private int told;
    private Instant windowEnds = Instant.MIN;
    private @Nullable Instant countedSince;
    private long logins;
    private long requests;

    RefusalAllowance(RefusalProperties properties, InstantSource clock) {
        this.properties = properties;
        this.clock = clock;
    }

    /** @return whether it is to be told; else it has been counted */
    synchronized boolean loginFailed(String address) {
        boolean tells = take(address);
        logins += tells ? 0 : 1;
        return tells;
    }

    synchronized boolean requestRefused(String user) {
        boolean tells = take(user);
        requests += tells ? 0 : 1;
        return tells;
    }

    /** What was counted, which is now another's to tell. */
    synchronized Optional<RefusalsCounted> takeCounted() {
        if (countedSince == null) {
            return Optional.empty();
        }
        RefusalsCounted counted = new RefusalsCounted(countedSince, logins, requests);
        countedSince = null;
        logins = 0;
        requests = 0;
        return Optional.of(counted);
    }

    private boolean take(String key) {
        Instant now = clock.instant();
        if (now.isAfter(windowEnds)) {
            windowEnds = now.plus(properties.per());
            toldOf.clear();
            told = 0;
        }
        int ofThem = toldOf.getOrDefault(key, 0);
        if (told >= properties.inAll() || ofThem >= properties.perCaller()) {
            countedSince = countedSince == null ? now : countedSince;
            return false;
        }
        told++;
        toldOf.put(key, ofThem + 1);
        return true;
    }
}
