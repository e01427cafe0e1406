package com.pbxportal.shared.kind;

import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.axonframework.eventhandling.EventMessage;

/**
 * What the envelope of an event adds.
 *
 * @param at to the millisecond, as it is stored: who has just decided knows the same as who reads it back
 * @param by the portal itself where the event does not say who it was
 */
public record Told(Instant at, UserId by) {

    public Told {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    public static Told of(EventMessage<?> message) {
        Object actor = message.getMetaData().get(Caller.ACTOR_ID);
        return new Told(
                message.getTimestamp(),
                actor == null ? Caller.system("unknown").userId() : UserId.of(actor.toString()));
    }
}
