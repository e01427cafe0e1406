package com.pbxportal.command.apply.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CallLimitsTest {

    @Test
    void each_limit_stands_where_it_is_looked_at() {
        DialplanText text = new DialplanText("x");

        new CallLimits(11, 22, 33, 44).writeTo(text);

        assertThat(text.toString())
                .contains("@portal_device)} > 11]", "@portal_tenant)} > 33]", "@portal_notice)} > 44]")
                .contains("@portal_user)} > 22]", "@portal_called)} > 22]");
    }

    @Test
    void a_limit_that_lets_nobody_call_is_refused_by_its_name() {
        assertThatThrownBy(() -> new CallLimits(0, 1, 1, 1)).hasMessageContaining("pbx.calls.per-device");
        assertThatThrownBy(() -> new CallLimits(1, 0, 1, 1)).hasMessageContaining("pbx.calls.per-user");
        assertThatThrownBy(() -> new CallLimits(1, 1, -1, 1)).hasMessageContaining("pbx.calls.legs-per-tenant");
        assertThatThrownBy(() -> new CallLimits(1, 1, 1, 0)).hasMessageContaining("pbx.calls.notices");
    }
}
