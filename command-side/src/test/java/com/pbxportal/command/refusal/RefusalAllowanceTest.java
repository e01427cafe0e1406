package com.pbxportal.command.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.shared.refusal.RefusalsCounted;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RefusalAllowanceTest {

    private static final Instant NOON = Instant.parse("2030-01-02T12:00:00Z");

    private Instant now = NOON;
    private final RefusalAllowance allowance =
            new RefusalAllowance(new RefusalProperties(3, 5, Duration.ofMinutes(1)), () -> now);

    @Test
    void a_flood_of_one_is_told_in_part_and_counted_beyond() {
        assertThat(logins("203.0.113.7", 10)).isEqualTo(3);

        assertThat(allowance.takeCounted()).contains(new RefusalsCounted(NOON, 7, 0));
        assertThat(allowance.takeCounted()).isEmpty();
    }

    @Test
    void a_flood_from_everywhere_is_told_in_part_and_counted_beyond() {
        long told = IntStream.range(0, 100)
                .filter(address -> allowance.loginFailed("198.51.100." + address))
                .count();

        assertThat(told).isEqualTo(5);
        assertThat(allowance.requestRefused("somebody else")).isFalse();
        assertThat(allowance.takeCounted()).contains(new RefusalsCounted(NOON, 95, 1));
    }

    @Test
    void after_a_while_all_is_told_again() {
        logins("203.0.113.7", 10);

        now = NOON.plusSeconds(61);

        assertThat(logins("203.0.113.7", 3)).isEqualTo(3);
    }

    @Test
    void where_all_was_told_there_is_nothing_to_count() {
        logins("203.0.113.7", 3);

        assertThat(allowance.takeCounted()).isEmpty();
    }

    private long logins(String address, int times) {
        return IntStream.range(0, times)
                .filter(n -> allowance.loginFailed(address))
                .count();
    }
}
