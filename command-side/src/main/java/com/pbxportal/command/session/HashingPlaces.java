package com.pbxportal.command.session;

import com.pbxportal.command.FairPlaces;
import com.pbxportal.command.FairPlaces.Asker;
import com.pbxportal.command.FairPlaces.Limits;
import com.pbxportal.command.FairPlaces.Place;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Where passwords are hashed: a few at a time, as the memory is the portal's whole heap soon otherwise. Strangers never
 * have the last place, so that a flood of guesses stops nobody whom the portal knows.
 */
@Component
public class HashingPlaces {

    private final FairPlaces places;
    private final LongAdder hashed = new LongAdder();

    HashingPlaces(PasswordProperties properties) {
        int all = properties.places();
        int most = properties.mostWaiting();
        this.places = new FairPlaces(
                new Limits(all, Math.max(1, all - 1), most, Math.max(1, most / 2), properties.patience()));
    }

    /** @throws PasswordsBusy when there is no place soon */
    <R> R hash(Asker asker, Supplier<R> hashing) {
        try (Place place = places.take(asker).orElseThrow(PasswordsBusy::new)) {
            hashed.increment();
            return hashing.get();
        }
    }

    /** How often it was hashed since the start. */
    public long hashed() {
        return hashed.sum();
    }
}
