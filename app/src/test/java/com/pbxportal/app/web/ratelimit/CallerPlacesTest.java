package com.pbxportal.app.web.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CallerPlacesTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void one_caller_has_so_many_and_another_as_many() {
        CallerPlaces places = new CallerPlaces(2, Duration.ZERO);

        assertThat(places.take("ann")).isTrue();
        assertThat(places.take("ann")).isTrue();
        assertThat(places.take("ann")).isFalse();
        assertThat(places.take("bob")).isTrue();
    }

    @Test
    void who_waits_gets_the_place_that_is_given_back() {
        CallerPlaces places = new CallerPlaces(1, LONG);
        places.take("ann");
        CompletableFuture<Boolean> next = CompletableFuture.supplyAsync(() -> places.take("ann"));

        places.giveBack("ann");

        assertThat(next.join()).isTrue();
    }

    @Test
    void nobody_is_remembered_who_has_none() {
        CallerPlaces places = new CallerPlaces(1, Duration.ZERO);
        places.take("ann");
        places.take("ann");

        places.giveBack("ann");

        assertThat(places.callers()).isZero();
    }
}
