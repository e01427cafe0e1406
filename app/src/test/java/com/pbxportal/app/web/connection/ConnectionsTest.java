package com.pbxportal.app.web.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConnectionsTest {

    private static final String PROXY = "10.0.0.1";

    private final List<String> refused = new ArrayList<>();
    private final Connections connections = new Connections(
            8, 3, PROXY::equals, (cause, tookPlace) -> refused.add(cause + (tookPlace ? " replaced" : " refused")));
    private long clock = System.nanoTime();

    @Test
    void an_address_has_no_more_than_its_cap() {
        take("192.0.2.1", 3);

        assertThat(connections.admits("192.0.2.1")).isFalse();
        assertThat(connections.admits("192.0.2.2")).isTrue();
        assertThat(refused).containsExactly("address refused");
    }

    @Test
    void the_address_of_an_ipv6_client_is_its_network() {
        take("2001:db8:0:1::1", 1);
        take("2001:db8:0:1:ffff::2", 1);
        take("2001:db8:0:1::3", 1);

        assertThat(connections.admits("2001:db8:0:1::4")).isFalse();
        assertThat(connections.admits("2001:db8:0:2::4")).isTrue();
    }

    @Test
    void an_address_at_its_cap_gives_up_the_one_that_idles_longest() {
        Fake busy = take("192.0.2.1");
        Fake idle = take("192.0.2.1").idles();
        Fake idlesSinceLater = take("192.0.2.1").idles();

        assertThat(connections.admits("192.0.2.1")).isTrue();

        assertThat(idle.ended).isTrue();
        assertThat(busy.ended || idlesSinceLater.ended).isFalse();
        assertThat(connections.open()).isEqualTo(2);
        assertThat(refused).containsExactly("address replaced");
    }

    @Test
    void a_request_that_is_under_way_is_never_ended_for_ones_own_next_connection() {
        for (int i = 0; i < 3; i++) {
            take("192.0.2.1").waits();
        }

        assertThat(connections.admits("192.0.2.1")).isFalse();
    }

    @Test
    void the_connections_of_a_proxy_are_many_clients() {
        take(PROXY, 7);

        assertThat(connections.admits(PROXY)).isTrue();
        take(PROXY, 1);
        assertThat(connections.admits("192.0.2.1")).isFalse();
        assertThat(refused).containsExactly("all refused");
    }

    @Test
    void who_has_fewer_takes_the_place_of_who_has_more_when_all_are_taken() {
        List<Fake> dawdlers = new ArrayList<>();
        for (int address = 1; address <= 4; address++) {
            dawdlers.add(take("198.51.100." + address).waits());
            dawdlers.add(take("198.51.100." + address).waits());
        }

        assertThat(connections.admits("192.0.2.1")).isTrue();
        take("192.0.2.1").waits();

        assertThat(dawdlers.getFirst().ended).isTrue();
        assertThat(dawdlers).filteredOn(dawdler -> dawdler.ended).hasSize(1);
        assertThat(connections.admits("198.51.100.1")).isTrue(); // has but one by now
        take("198.51.100.1").waits();
        assertThat(connections.admits("198.51.100.4")).isFalse();
    }

    @Test
    void what_is_worked_at_is_not_held_against_who_asked_for_it() {
        take("192.0.2.1", 2);
        Fake dawdler = take("198.51.100.1").waits();
        take("198.51.100.1").waits();
        for (int address = 2; address <= 3; address++) {
            take("198.51.100." + address).waits();
            take("198.51.100." + address).waits();
        }

        assertThat(connections.admits("192.0.2.1")).isTrue();

        assertThat(dawdler.ended).isTrue();
    }

    @Test
    void who_has_said_what_nobody_has_come_to_read_keeps_their_place() {
        Fake asks = take("192.0.2.1").waits().speaks();
        take("192.0.2.1").waits().speaks();
        take("192.0.2.1").waits().speaks();
        Fake dawdler = take("198.51.100.1").waits();
        take("198.51.100.1");
        take("198.51.100.2");
        take("198.51.100.3");
        take("198.51.100.4");

        assertThat(connections.admits("203.0.113.1")).isTrue();
        assertThat(dawdler.ended).isTrue();
        take("203.0.113.1");

        assertThat(connections.admits("203.0.113.2")).isTrue(); // where all of them have, who has more gives way
        assertThat(asks.ended).isTrue();
    }

    @Test
    void who_comes_with_several_requests_that_nobody_has_come_to_read_is_let_in_again() {
        take("192.0.2.1").waits().speaks();
        take("192.0.2.1").waits().speaks();
        for (int address = 1; address <= 3; address++) {
            take("198.51.100." + address).waits();
            take("198.51.100." + address).waits();
        }

        assertThat(connections.admits("192.0.2.1")).isTrue();
    }

    @Test
    void an_idle_connection_of_ones_own_that_has_just_been_asked_something_is_answered() {
        Fake asked = take("192.0.2.1").idles().speaks();
        Fake idle = take("192.0.2.1").idles();
        take("192.0.2.1").idles();

        assertThat(connections.admits("192.0.2.1")).isTrue();

        assertThat(idle.ended).isTrue();
        assertThat(asked.ended).isFalse();
    }

    @Test
    void who_is_being_served_keeps_their_place() {
        take("198.51.100.1", 3);
        take("198.51.100.2", 3);
        take("198.51.100.3", 2);

        assertThat(connections.admits("192.0.2.1")).isFalse();
        assertThat(refused).containsExactly("all refused");
    }

    @Test
    void who_has_closed_makes_room_and_leaves_nothing_behind() {
        Fake first = take("192.0.2.1");
        take("192.0.2.1", 2);
        Fake alone = take("192.0.2.2");

        for (Fake closed : List.of(first, first, alone, alone)) {
            connections.leaves(closed);
        }

        assertThat(connections.open()).isEqualTo(2);
        assertThat(connections.admits("192.0.2.1")).isTrue();
    }

    private void take(String address, int times) {
        IntStream.range(0, times).forEach(i -> take(address));
    }

    private Fake take(String address) {
        Fake connection = new Fake(address, clock++);
        connections.enters(connection);
        return connection;
    }

    private static final class Fake implements Connection {

        private final String address;
        private final long since;
        private boolean idle;
        private boolean waiting;
        private boolean spoken;
        private boolean ended;

        Fake(String address, long since) {
            this.address = address;
            this.since = since;
        }

        Fake idles() {
            idle = true;
            return waits();
        }

        Fake waits() {
            waiting = true;
            return this;
        }

        Fake speaks() {
            spoken = true;
            return this;
        }

        @Override
        public String address() {
            return address;
        }

        @Override
        public boolean isIdle() {
            return idle;
        }

        @Override
        public boolean isWaiting() {
            return waiting;
        }

        @Override
        public boolean hasSpoken() {
            return spoken;
        }

        @Override
        public long waitingSince() {
            return since;
        }

        @Override
        public void end() {
            ended = true;
        }
    }
}
