package com.pbxportal.command.apply.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.command.apply.guest.CallLimits;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CommonDialplanTest {

    @Test
    void each_limit_stands_where_it_is_looked_at() {
        DialplanText text = new DialplanText("x");

        CommonDialplan.writeLimits(text, new CallLimits(11, 22, 33, 44, Duration.ZERO));

        assertThat(text.toString())
                .contains("@portal_device)} > 11]", "@portal_tenant)} > 33]", "@portal_notice)} > 44]")
                .contains("@portal_user)} > 22]", "@portal_called)} > 22]");
    }
}
