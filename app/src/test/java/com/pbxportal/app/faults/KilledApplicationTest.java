package com.pbxportal.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.faults.AmiProxy.Fault;
import com.pbxportal.app.support.Answer;
import com.pbxportal.shared.apply.ApplyEvent;
import com.pbxportal.shared.apply.ApplyFailed;
import com.pbxportal.shared.apply.ApplyRequested;
import com.pbxportal.shared.apply.ApplyRollbackFailed;
import com.pbxportal.shared.apply.ApplyRollbackResolved;
import com.pbxportal.shared.apply.ApplyRollbackStarted;
import com.pbxportal.shared.apply.ApplyRolledBack;
import com.pbxportal.shared.apply.ApplyStepFailed;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The application is killed after a step's effect and before the step's fact is recorded; for every fact there is. */
class KilledApplicationTest extends FaultTest {

    private static final Duration ENDS_WITHIN = Duration.ofSeconds(30);

    /** These are facts only of an apply in which something goes wrong. */
    private static final Set<Class<?>> OF_A_ROLLBACK =
            Set.of(ApplyStepFailed.class, ApplyRollbackStarted.class, ApplyRolledBack.class);

    @SuppressWarnings("unchecked")
    static Stream<Class<? extends ApplyEvent>> facts() {
        return Arrays.stream(ApplyEvent.class.getPermittedSubclasses())
                .filter(fact -> fact != ApplyRollbackResolved.class)
                .map(fact -> (Class<? extends ApplyEvent>) fact);
    }

    @ParameterizedTest
    @MethodSource("facts")
    void a_job_whose_process_dies_before_the_fact_is_recorded_ends_by_itself_and_tells_the_truth(
            Class<? extends ApplyEvent> fact) {
        Outcome outcome = Outcome.ofNewCustomer(ground, tenant);
        provoke(fact);
        try (Gate gate = Gate.before(ground, fact)) {
            CompletableFuture<Answer> asked = requestUpTo(gate);
            ground.application().kill();
            gate.disconnectWhoWaits();
            asked.handle((answer, gone) -> gone).join();
        }
        ground.proxy().mend();
        ground.letClaimsRunOut();
        ground.application().start();

        if (fact.equals(ApplyRequested.class)) {
            outcome.isUntouched();
            assertThat(jobsThatRun()).isZero();
            Outcome.bring(ground, false);
        } else {
            outcome.isAsToldBy(Outcome.ended(ground, latestJob(), ENDS_WITHIN));
        }
    }

    private static void provoke(Class<? extends ApplyEvent> fact) {
        if (OF_A_ROLLBACK.contains(fact)) {
            ground.proxy().spoil("ShowDialPlan", Fault.CUT, AmiProxy.TRIES);
        } else if (fact.equals(ApplyRollbackFailed.class)) {
            ground.proxy().spoil("ShowDialPlan", Fault.CUT);
        } else if (fact.equals(ApplyFailed.class)) {
            ground.proxy().spoil("Login", Fault.CUT);
        }
    }

    private static String latestJob() {
        return ground.admin().get("/api/v1/apply/jobs?page_size=1").expect(200).text("/items/0/id");
    }

    private static int jobsThatRun() {
        Awaitility.await().until(() -> ground.admin().get("/api/v1/apply/jobs").status() == 200);
        return ground.admin()
                        .get("/api/v1/apply/jobs?status=RUNNING")
                        .at("total")
                        .asInt()
                + ground.admin()
                        .get("/api/v1/apply/jobs?status=PENDING")
                        .at("total")
                        .asInt();
    }
}
