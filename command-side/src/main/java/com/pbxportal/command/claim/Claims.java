package com.pbxportal.command.claim;

import com.pbxportal.shared.claim.ClaimId;
import com.pbxportal.shared.claim.ClaimKind;
import com.pbxportal.shared.error.Rejection;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Uniqueness in the whole system, decided in the same unit of work as what needs it. Use inside command handlers. */
@Component
public class Claims {

    private final Repository<Claim> repository;

    Claims(Repository<Claim> repository) {
        this.repository = repository;
    }

    /** @param taken what to answer when another owner has the value */
    public void claim(ClaimKind kind, String value, UUID owner, Supplier<? extends Rejection> taken) {
        loadOrCreate(kind, value).execute(claim -> claim.claim(kind, value, owner, taken));
    }

    /** True if the value is the owner's now; false if another owner has it. */
    public boolean tryClaim(ClaimKind kind, String value, UUID owner) {
        Aggregate<Claim> claim = loadOrCreate(kind, value);
        UUID current = claim.invoke(Claim::owner);
        if (current != null && !current.equals(owner)) {
            return false;
        }
        claim.execute(free -> free.claim(kind, value, owner, () -> {
            throw new IllegalStateException("The claim was free a moment ago, under the same lock");
        }));
        return true;
    }

    /**
     * Gives the owner's value free.
     *
     * @throws ConcurrencyException if it is not the owner's: then this node's cached state is older than the last claim,
     *     which another node made, and the command has to be tried again. Doing nothing would leave the value taken for
     *     ever
     */
    public void release(ClaimKind kind, String value, UUID owner) {
        existing(kind, value).ifPresent(claim -> {
            if (!owner.equals(claim.invoke(Claim::owner))) {
                throw new ConcurrencyException("The claim on " + kind + " " + value + " is not " + owner + "'s");
            }
            claim.execute(c -> c.release(kind, value, owner));
        });
    }

    /** As {@link #release}, for a value that the owner may never have claimed: then nothing is given free. */
    public void releaseIfOwned(ClaimKind kind, String value, UUID owner) {
        existing(kind, value).ifPresent(claim -> claim.execute(c -> c.release(kind, value, owner)));
    }

    public Optional<UUID> ownerOf(ClaimKind kind, String value) {
        return existing(kind, value).map(claim -> claim.invoke(Claim::owner));
    }

    private Optional<Aggregate<Claim>> existing(ClaimKind kind, String value) {
        try {
            return Optional.of(repository.load(ClaimId.of(kind, value).toString()));
        } catch (AggregateNotFoundException e) {
            return Optional.empty();
        }
    }

    private Aggregate<Claim> loadOrCreate(ClaimKind kind, String value) {
        try {
            return repository.loadOrCreate(ClaimId.of(kind, value).toString(), Claim::new);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("Cannot load the claim on " + kind + " " + value, e);
        }
    }
}
