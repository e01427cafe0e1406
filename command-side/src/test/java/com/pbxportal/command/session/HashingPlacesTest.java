package com.pbxportal.command.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pbxportal.command.FairPlaces.Asker;
import com.pbxportal.shared.identity.Secret;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HashingPlacesTest {

    private static final Asker STRANGER = Asker.at("203.0.113.7");

    private static HashingPlaces places(Duration patience) {
        return new HashingPlaces(new PasswordProperties(2, 40, patience));
    }

    @Test
    void two_are_hashed_at_once_however_many_come() {
        HashingPlaces places = places(Duration.ofSeconds(60));
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        List<CompletableFuture<Integer>> hashed = IntStream.range(0, 30)
                .mapToObj(n -> CompletableFuture.supplyAsync(
                        () -> places.hash(new Asker("user " + n, true), () -> {
                            most.accumulateAndGet(now.incrementAndGet(), Math::max);
                            Thread.yield();
                            return now.decrementAndGet();
                        }),
                        task -> Thread.ofPlatform().start(task)))
                .toList();
        hashed.forEach(CompletableFuture::join);

        assertThat(most).hasValueLessThanOrEqualTo(2);
        assertThat(places.hashed()).isEqualTo(30);
    }

    @Test
    void a_flood_of_strangers_stops_nobody_who_is_known() {
        HashingPlaces places = places(Duration.ZERO);

        places.hash(STRANGER, () -> {
            assertThatThrownBy(() -> places.hash(Asker.at("198.51.100.1"), () -> "x"))
                    .isInstanceOf(PasswordsBusy.class);
            assertThat(places.hash(Asker.PORTAL, () -> "hashed")).isEqualTo("hashed");
            return "";
        });
    }

    @Test
    void a_place_is_free_again_also_after_a_failure() {
        HashingPlaces places = places(Duration.ZERO);

        for (int attempt = 0; attempt < 3; attempt++) {
            assertThatThrownBy(() -> places.hash(STRANGER, () -> {
                        throw new IllegalArgumentException("no hash");
                    }))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        assertThat(places.hash(STRANGER, () -> "hashed")).isEqualTo("hashed");
    }

    @Test
    void no_password_takes_more_than_a_place() {
        HashingPlaces places = places(Duration.ZERO);
        Passwords passwords = new Passwords(places);

        passwords.matches(STRANGER, new Secret("correct horse"), null);

        assertThat(places.hashed()).isEqualTo(1);
    }
}
