package com.pbxportal.app.web.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.web.health.HealthCheck.Finding;
import com.pbxportal.command.refusal.sip.SipRefusals.Summary;
import org.junit.jupiter.api.Test;

class RefusalsCheckTest {

    @Test
    void a_quiet_minute_is_well() {
        assertThat(RefusalsCheck.judge(new Summary(0, 0, "", 0, false)))
                .isEqualTo(Finding.healthy("no SIP request was refused within the last minutes"));
    }

    @Test
    void some_refusals_are_told_and_are_no_fault() {
        assertThat(RefusalsCheck.judge(new Summary(7, 2, "203.0.113.7", 5, false)))
                .isEqualTo(Finding.healthy("7 SIP requests refused within the last two minutes, from 2 addresses,"
                        + " 5 of them from 203.0.113.7"));
    }

    @Test
    void a_flood_degrades_and_names_its_busiest_address() {
        assertThat(RefusalsCheck.judge(new Summary(60_000, 40, "203.0.113.7", 59_000, true)))
                .isEqualTo(Finding.degraded("60000 SIP requests refused within the last two minutes, from 40 addresses,"
                        + " 59000 of them from 203.0.113.7"));
    }
}
