package com.pbxportal.app.web.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.web.health.HealthCheck.Finding;
import com.pbxportal.command.apply.phone.PhoneSample;
import java.util.List;
import org.junit.jupiter.api.Test;

class PhonesCheckTest {

    private static final String PHONE = "Asterisk does not have, or rejects, the endpoint acme-1000-desk";
    private static final String COLUMN = "ps_endpoints has the column hocus";

    private static Finding judged(int phones, List<String> missing, List<String> columns) {
        return PhonesCheck.judge(new PhoneSample.Result(phones, missing, columns));
    }

    @Test
    void phones_that_all_run_are_well_and_so_is_none_at_all() {
        assertThat(judged(3, List.of(), List.of()))
                .isEqualTo(Finding.healthy("Asterisk runs the 3 that were asked for"));
        assertThat(judged(0, List.of(), List.of())).isEqualTo(Finding.healthy("none is applied yet"));
    }

    @Test
    void some_that_are_missing_degrade_and_all_are_a_fault() {
        assertThat(judged(2, List.of(PHONE), List.of()))
                .isEqualTo(Finding.degraded("Asterisk does not run 1 of 2 phones that were asked for: " + PHONE));
        assertThat(judged(1, List.of(PHONE), List.of()).status()).isEqualTo(HealthStatus.UNHEALTHY);
    }

    @Test
    void a_changed_column_degrades_also_where_there_is_no_phone() {
        assertThat(judged(0, List.of(), List.of(COLUMN))).isEqualTo(Finding.degraded("In MariaDB " + COLUMN));
    }

    @Test
    void a_changed_column_is_named_also_while_phones_are_missing() {
        assertThat(judged(1, List.of(PHONE), List.of(COLUMN)))
                .isEqualTo(Finding.unhealthy("In MariaDB " + COLUMN
                        + ". Asterisk does not run 1 of 1 phones that were asked for: " + PHONE));
    }
}
