package com.pbxportal.command.refusal;

import com.pbxportal.shared.refusal.RefusalsCounted;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which refusals are told one by one, and how many others there were. */
final class RefusalAllowance {

    private final Allowance allowance;
    private final InstantSource clock;
    private @Nullable Instant countedSince;
    private long logins;
    private long requests;

    RefusalAllowance(RefusalProperties properties, InstantSource clock) {
        this.allowance = new Allowance(properties.perCaller(), properties.inAll(), properties.per(), clock);
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
        boolean tells = allowance.take(key);
        if (!tells && countedSince == null) {
            countedSince = clock.instant();
        }
        return tells;
    }
}
