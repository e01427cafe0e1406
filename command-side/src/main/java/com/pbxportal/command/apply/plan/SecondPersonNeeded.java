package com.pbxportal.command.apply.plan;

import com.pbxportal.shared.error.Forbidden;
import com.pbxportal.shared.identity.Role;
import java.time.Instant;

/** Two people have to answer for it, and these may be one. */
final class SecondPersonNeeded extends Forbidden {

    private static final long serialVersionUID = 1L;

    private SecondPersonNeeded(String message) {
        super(message);
    }

    static SecondPersonNeeded themselves() {
        return new SecondPersonNeeded("You have planned this apply yourself: somebody else has to agree to it");
    }

    static SecondPersonNeeded newInTheirRole(Role role, Instant since) {
        return new SecondPersonNeeded("You have been " + role.wireName() + " since " + since
                + ", after this apply was planned: somebody has to agree who was in charge before");
    }

    /** @param since how far back it counts */
    static SecondPersonNeeded inTheSameHands(Instant since) {
        return new SecondPersonNeeded("Your account and that of who planned this apply may be in the same hands: since "
                + since + " one of you, or somebody who made or changed both, has made the other's account, or changed"
                + " its role, email or password. Somebody else has to agree to it");
    }
}
