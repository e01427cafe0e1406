package com.pbxportal.command.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.pbxportal.shared.identity.AddressKey;
import com.pbxportal.shared.user.EmailAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * From where each account was logged in before. Who guesses somewhere else neither uses up the attempts of that place,
 * nor stands in its way. In bounded memory, as the limits themselves: a new login, or the next refresh of an old one,
 * teaches a node again what it forgot at its restart.
 */
@Component
public class FamiliarAddresses {

    private static final int MOST = 50_000;
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private record Place(String email, String address) {}

    private final Cache<Place, Boolean> places =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();

    /** Somebody has proved there to be the owner of the account. */
    public void remember(EmailAddress account, @Nullable String address) {
        if (address != null) {
            places.put(new Place(account.value(), AddressKey.of(address)), true);
        }
    }

    /** @param email in the form in which accounts have it */
    public boolean contains(String email, @Nullable String address) {
        return address != null && places.getIfPresent(new Place(email, AddressKey.of(address))) != null;
    }
}
