package com.pbxportal.app.faults;

import com.pbxportal.app.faults.AmiProxy.Fault;
import com.pbxportal.app.support.Answer;
import com.pbxportal.shared.apply.ApplyEvent;
import com.pbxportal.shared.apply.ApplyFailed;
import com.pbxportal.shared.apply.ApplyGenerated;
import com.pbxportal.shared.apply.ApplyReloaded;
import com.pbxportal.shared.apply.ApplyRequested;
import com.pbxportal.shared.apply.ApplyRollbackFailed;
import com.pbxportal.shared.apply.ApplyRollbackResolved;
import com.pbxportal.shared.apply.ApplyRollbackStarted;
import com.pbxportal.shared.apply.ApplyRolledBack;
import com.pbxportal.shared.apply.ApplyStepFailed;
import com.pbxportal.shared.apply.ApplySynchronised;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Asterisk is killed or stopped between any two facts of an apply, and is back at once or only after its end. */
class AsteriskGoneTest extends FaultTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Set<Class<?>> OF_A_ROLLBACK =
            Set.of(ApplyStepFailed.class, ApplyRollbackStarted.class, ApplyRolledBack.class);

    /** Of an apply that has no Asterisk to begin with, or none at its end. */
    private static final Set<Class<?>> WITHOUT_ASTERISK =
            Set.of(ApplyRequested.class, ApplyFailed.class, ApplyRollbackFailed.class, ApplyRollbackResolved.class);

    @SuppressWarnings("unchecked")
    static Stream<Class<? extends ApplyEvent>> facts() {
        return Arrays.stream(ApplyEvent.class.getPermittedSubclasses())
                .filter(fact -> !WITHOUT_ASTERISK.contains(fact))
                .map(fact -> (Class<? extends ApplyEvent>) fact);
    }

    @ParameterizedTest
    @MethodSource("facts")
    void an_asterisk_that_dies_and_comes_back_runs_what_the_job_says(Class<? extends ApplyEvent> fact) {
        Outcome outcome = Outcome.ofNewCustomer(ground, tenant);
        if (OF_A_ROLLBACK.contains(fact)) {
            ground.proxy().spoil("ShowDialPlan", Fault.CUT, AmiProxy.TRIES);
        }

        String job = disturbed(fact, () -> {
            ground.asterisk().kill();
            ground.asterisk().start();
        });

        outcome.isAsToldBy(Outcome.ended(ground, job, PATIENCE));
    }

    @ParameterizedTest
    @ValueSource(classes = {ApplyGenerated.class, ApplySynchronised.class, ApplyReloaded.class})
    void an_asterisk_that_is_stopped_and_stays_away_runs_what_the_job_says_when_it_is_started(
            Class<? extends ApplyEvent> fact) {
        Outcome outcome = Outcome.ofNewCustomer(ground, tenant);

        String job = disturbed(fact, () -> ground.asterisk().stop());

        Answer ended = Outcome.ended(ground, job, PATIENCE);
        ground.asterisk().start();
        outcome.isAsToldBy(ended);
    }
}
