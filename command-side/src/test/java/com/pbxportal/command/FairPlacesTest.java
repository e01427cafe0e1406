package com.pbxportal.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.command.FairPlaces.Asker;
import com.pbxportal.command.FairPlaces.Limits;
import com.pbxportal.command.FairPlaces.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class FairPlacesTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Asker ANN = new Asker("ann", true);
    private static final Asker BOB = new Asker("bob", true);
    private static final Asker STRANGER = Asker.at("203.0.113.7");

    private final List<String> served = Collections.synchronizedList(new ArrayList<>());

    private static FairPlaces places(int places, int forStrangers, int mostWaiting, Duration patience) {
        return new FairPlaces(new Limits(places, forStrangers, mostWaiting, mostWaiting, patience));
    }

    @Test
    void no_more_have_a_place_than_there_are() {
        FairPlaces places = places(2, 1, 10, Duration.ZERO);

        Place one = places.take(ANN).orElseThrow();
        Place two = places.take(BOB).orElseThrow();
        assertThat(places.take(ANN)).isEmpty();
        one.close();
        one.close();

        assertThat(places.take(ANN)).isPresent();
        assertThat(places.take(ANN)).isEmpty();
        two.close();
        assertThat(places.take(BOB)).isPresent();
    }

    @Test
    void strangers_leave_a_place_to_who_is_known() {
        FairPlaces places = places(2, 1, 10, Duration.ZERO);

        assertThat(places.take(STRANGER)).isPresent();
        assertThat(places.take(Asker.at("198.51.100.1"))).isEmpty();
        assertThat(places.take(ANN)).isPresent();
    }

    @Test
    void who_asks_once_waits_for_one_request_of_who_asks_often() {
        FairPlaces places = places(1, 1, 100, LONG);
        Place first = places.take(ANN).orElseThrow();
        List<CompletableFuture<Void>> waiting = new ArrayList<>();
        for (int request = 0; request < 20; request++) {
            waiting.add(enter(places, ANN));
        }
        waiting.add(enter(places, BOB));

        first.close();
        waiting.forEach(CompletableFuture::join);

        assertThat(served).hasSize(21);
        assertThat(served.indexOf("bob")).isEqualTo(1);
    }

    @Test
    void a_full_queue_sends_away_who_has_most_in_it() {
        FairPlaces places = places(1, 1, 5, LONG);
        Place first = places.take(ANN).orElseThrow();
        List<CompletableFuture<Void>> anns =
                IntStream.range(0, 5).mapToObj(request -> enter(places, ANN)).toList();

        CompletableFuture<Void> bobs = enter(places, BOB);

        Awaitility.await().until(() -> anns.stream().anyMatch(CompletableFuture::isDone));
        assertThat(places.take(ANN)).isEmpty();
        first.close();
        bobs.join();
        anns.forEach(CompletableFuture::join);
        assertThat(served).containsOnlyOnce("bob").filteredOn("ann"::equals).hasSize(4);
        assertThat(served).filteredOn("nobody"::equals).hasSize(1);
    }

    @Test
    void a_queue_full_of_strangers_has_room_for_who_is_known_and_for_no_other_stranger() {
        FairPlaces places = places(1, 1, 5, LONG);
        Place first = places.take(ANN).orElseThrow();
        List<CompletableFuture<Void>> strangers = IntStream.range(0, 5)
                .mapToObj(n -> enter(places, Asker.at("203.0.113." + n)))
                .toList();

        assertThat(places.take(Asker.at("198.51.100.1"))).isEmpty();
        CompletableFuture<Void> anns = enter(places, ANN);

        Awaitility.await().until(() -> strangers.stream().anyMatch(CompletableFuture::isDone));
        first.close();
        anns.join();
        strangers.forEach(CompletableFuture::join);
        assertThat(served).containsOnlyOnce("ann").containsOnlyOnce("nobody");
    }

    @Test
    void strangers_have_the_same_share_of_the_queue_as_of_the_places() {
        FairPlaces places = places(2, 1, 4, LONG);
        Place first = places.take(STRANGER).orElseThrow();
        CompletableFuture<Void> one = enter(places, Asker.at("203.0.113.1"));
        CompletableFuture<Void> two = enter(places, Asker.at("203.0.113.2"));

        assertThat(places.take(Asker.at("203.0.113.3"))).isEmpty();
        assertThat(places.take(ANN)).isPresent();
        first.close();
        one.join();
        two.join();
    }

    @Test
    void one_asker_cannot_be_the_whole_queue() {
        FairPlaces places = new FairPlaces(new Limits(1, 1, 4, 2, LONG));
        Place first = places.take(ANN).orElseThrow();
        List<CompletableFuture<Void>> waiting = new ArrayList<>(List.of(enter(places, ANN), enter(places, ANN)));

        assertThat(places.take(ANN)).isEmpty();
        waiting.add(enter(places, BOB));
        first.close();
        waiting.forEach(CompletableFuture::join);
        assertThat(served).contains("bob").doesNotContain("nobody");
    }

    @Test
    void who_has_waited_long_enough_leaves_and_takes_no_place_later() {
        FairPlaces places = places(1, 1, 5, Duration.ofMillis(10));
        Place first = places.take(ANN).orElseThrow();

        Optional<Place> late = places.take(BOB);

        assertThat(late).isEmpty();
        assertThat(places.waiting()).isZero();
        first.close();
        assertThat(places.take(ANN)).isPresent();
    }

    @Test
    void one_ipv6_customer_is_one_asker() {
        assertThat(Asker.at("2001:db8:1:1::1")).isEqualTo(Asker.at("2001:db8:1:1:ffff::2"));
    }

    /** Returns when it waits, or is sent away. */
    private CompletableFuture<Void> enter(FairPlaces places, Asker asker) {
        int before = places.waiting();
        CompletableFuture<Void> entered = CompletableFuture.runAsync(
                () -> {
                    Optional<Place> place = places.take(asker);
                    served.add(place.isPresent() ? asker.name() : "nobody");
                    place.ifPresent(Place::close);
                },
                Thread.ofVirtual()::start);
        Awaitility.await().until(() -> places.waiting() > before || served.contains("nobody"));
        return entered;
    }
}
