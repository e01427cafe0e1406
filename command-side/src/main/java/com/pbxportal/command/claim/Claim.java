package com.pbxportal.command.claim;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.pbxportal.shared.claim.ClaimId;
import com.pbxportal.shared.claim.ClaimKind;
import com.pbxportal.shared.claim.ValueClaimed;
import com.pbxportal.shared.claim.ValueReleased;
import com.pbxportal.shared.error.Rejection;
import java.util.UUID;
import java.util.function.Supplier;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** One value that only one owner may have at a time. Its identifier is derived from the value. */
@Aggregate(cache = "aggregateCache")
class Claim {

    @AggregateIdentifier
    private @Nullable ClaimId id;

    private @Nullable UUID owner;

    Claim() {}

    void claim(ClaimKind kind, String value, UUID newOwner, Supplier<? extends Rejection> taken) {
        if (newOwner.equals(owner)) {
            return;
        }
        if (owner != null) {
            throw taken.get();
        }
        apply(new ValueClaimed(ClaimId.of(kind, value), kind, value, newOwner));
    }

    void release(ClaimKind kind, String value, UUID formerOwner) {
        if (formerOwner.equals(owner)) {
            apply(new ValueReleased(ClaimId.of(kind, value), kind, value, formerOwner));
        }
    }

    @Nullable
    UUID owner() {
        return owner;
    }

    @EventSourcingHandler
    void on(ValueClaimed event) {
        id = event.claimId();
        owner = event.ownerId();
    }

    @EventSourcingHandler
    void on(ValueReleased event) {
        owner = null;
    }
}
