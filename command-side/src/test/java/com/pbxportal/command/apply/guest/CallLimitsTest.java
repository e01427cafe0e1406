package com.pbxportal.command.apply.guest;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CallLimitsTest {

    @Test
    void a_limit_that_lets_nobody_call_is_refused_by_its_name() {
        assertThatThrownBy(() -> new CallLimits(0, 1, 1, 1, Duration.ZERO))
                .hasMessageContaining("pbx.calls.per-device");
        assertThatThrownBy(() -> new CallLimits(1, 0, 1, 1, Duration.ZERO)).hasMessageContaining("pbx.calls.per-user");
        assertThatThrownBy(() -> new CallLimits(1, 1, -1, 1, Duration.ZERO))
                .hasMessageContaining("pbx.calls.legs-per-tenant");
        assertThatThrownBy(() -> new CallLimits(1, 1, 1, 0, Duration.ZERO)).hasMessageContaining("pbx.calls.notices");
        assertThatThrownBy(() -> new CallLimits(1, 1, 1, 1, Duration.ofMillis(500)))
                .hasMessage("pbx.calls.longest must be whole seconds, not PT0.5S");
    }
}
