package com.pbxportal.app.web.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pbxportal.app.web.problem.ClientTooSlow;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Pace pace = new Pace(Duration.ofSeconds(60), Duration.ofSeconds(5), 1_000);

    @Test
    void a_drop_now_and_then_is_too_slow_once_the_grace_is_over() throws ClientTooSlow {
        pace.count(4 * SECOND, 1);

        assertThatThrownBy(() -> pace.count(4 * SECOND, 1)).isInstanceOf(ClientTooSlow.class);
    }

    @Test
    void who_keeps_the_average_may_take_until_the_end_of_the_time() throws ClientTooSlow {
        for (int i = 0; i < 60; i++) {
            pace.count(SECOND, 1_000);
        }

        assertThatThrownBy(() -> pace.count(SECOND, 1_000)).isInstanceOf(ClientTooSlow.class);
    }

    @Test
    void time_in_which_nobody_waited_does_not_count() {
        assertThatCode(() -> {
                    for (int i = 0; i < 1_000; i++) {
                        pace.count(1_000, 1);
                    }
                })
                .doesNotThrowAnyException();
        assertThat(pace.millisLeft()).isBetween(59_000L, 60_000L);
    }

    @Test
    void there_is_never_no_time_left_which_would_mean_for_ever() {
        assertThatThrownBy(() -> pace.count(100 * SECOND, 1)).isInstanceOf(ClientTooSlow.class);
        assertThat(pace.millisLeft()).isEqualTo(1);
    }
}
