package com.pbxportal.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import com.pbxportal.shared.apply.ApplyEvent;
import com.pbxportal.shared.apply.ApplyReloaded;
import com.pbxportal.shared.apply.ApplySynchronised;
import com.pbxportal.shared.apply.ApplyWritten;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** MariaDB is killed, or does not answer, before, during and after the step that needs it. */
class MariaDbGoneTest extends FaultTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Test
    void without_mariadb_an_apply_fails_before_anything_is_touched_and_says_why() {
        Outcome outcome = Outcome.ofNewCustomer(ground, tenant);

        ground.mariaDbServer().kill();
        Answer job = Outcome.ended(ground, request(), PATIENCE);
        ground.mend();

        assertThat(job.text("status")).isEqualTo("FAILED");
        assertThat(job.text("error_text")).contains("MariaDB");
        outcome.isAsToldBy(job);
    }

    @ParameterizedTest
    @ValueSource(classes = {ApplyWritten.class, ApplySynchronised.class, ApplyReloaded.class})
    void a_mariadb_that_dies_and_comes_back_holds_what_the_job_says(Class<? extends ApplyEvent> fact) {
        Outcome outcome = Outcome.ofNewCustomer(ground, tenant);

        String job = disturbed(fact, () -> {
            ground.mariaDbServer().kill();
            ground.mend();
        });

        outcome.isAsToldBy(Outcome.ended(ground, job, PATIENCE));
    }

    @ParameterizedTest
    @ValueSource(classes = {ApplyWritten.class, ApplyReloaded.class})
    void a_mariadb_that_stays_away_is_named_and_the_next_apply_heals_what_is_left(Class<? extends ApplyEvent> fact) {
        Outcome outcome = Outcome.ofNewCustomer(ground, tenant);

        String job = disturbed(fact, () -> ground.mariaDbServer().kill());

        Answer ended = Outcome.ended(ground, job, PATIENCE);
        ground.mend();
        assertThat(ended.text("status")).describedAs(ended.body()).isEqualTo("FAILED");
        assertThat(ended.text("error_text")).contains("could not be proven", "MariaDB");
        outcome.isUnmixedAndHealed();
    }

    @Test
    void a_mariadb_that_hangs_in_the_midst_of_its_step_is_waited_for() {
        Outcome outcome = Outcome.ofNewCustomer(ground, tenant);

        String job = disturbed(ApplyWritten.class, () -> ground.mariaDbServer().halt());
        Outcome.awaitRecorded(ground, ApplyWritten.class, job);
        ground.mariaDbServer().goOn();
        Answer ended = Outcome.ended(ground, job, PATIENCE);

        assertThat(ended.text("status")).describedAs(ended.body()).isEqualTo("SUCCESS");
        outcome.isAsToldBy(ended);
    }

    private static String request() {
        return Outcome.request(ground, false).expect(202).text("id");
    }
}
