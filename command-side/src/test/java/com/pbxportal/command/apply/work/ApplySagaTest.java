package com.pbxportal.command.apply.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.command.apply.job.FailApply;
import com.pbxportal.command.apply.job.StartApplyRollback;
import com.pbxportal.shared.apply.ApplyFailed;
import com.pbxportal.shared.apply.ApplyJobId;
import com.pbxportal.shared.apply.ApplyRequested;
import com.pbxportal.shared.apply.ApplyRollbackFailed;
import com.pbxportal.shared.apply.ApplyRollbackStarted;
import com.pbxportal.shared.apply.ApplyRolledBack;
import com.pbxportal.shared.apply.ApplyStep;
import com.pbxportal.shared.apply.ApplyStepFailed;
import com.pbxportal.shared.apply.ApplySucceeded;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApplySagaTest {

    private static final ApplyJobId JOB = new ApplyJobId(new UUID(0, 1));
    private static final ApplyRequested REQUESTED = new ApplyRequested(JOB, null, false);

    private final List<ApplyJobId> released = new ArrayList<>();
    private SagaTestFixture<ApplySaga> fixture;

    @BeforeEach
    void fixture() {
        fixture = new SagaTestFixture<>(ApplySaga.class);
        fixture.registerResource((ApplyWork) released::add);
        fixture.withTransienceCheckDisabled();
    }

    @Test
    void a_request_lets_a_worker_begin() {
        fixture.givenNoPriorActivity()
                .whenPublishingA(REQUESTED)
                .expectActiveSagas(1)
                .expectNoDispatchedCommands();

        assertThat(released).containsExactly(JOB);
    }

    @Test
    void a_step_that_failed_before_anything_was_switched_fails_the_apply() {
        fixture.givenAPublished(REQUESTED)
                .whenPublishingA(new ApplyStepFailed(JOB, ApplyStep.WRITE, "disk full", false, null))
                .expectDispatchedCommands(new FailApply(JOB));
    }

    @Test
    void a_step_that_failed_after_something_was_switched_starts_the_rollback() {
        fixture.givenAPublished(REQUESTED)
                .whenPublishingA(new ApplyStepFailed(JOB, ApplyStep.VERIFY, "no", true, null))
                .expectDispatchedCommands(new StartApplyRollback(JOB));
    }

    @Test
    void a_rollback_lets_a_worker_go_on() {
        fixture.givenAPublished(REQUESTED)
                .whenPublishingA(new ApplyRollbackStarted(JOB, ApplyStep.VERIFY, "no"))
                .expectActiveSagas(1);

        assertThat(released).containsExactly(JOB, JOB);
    }

    @Test
    void every_end_ends_it() {
        List<Object> ends = List.of(
                new ApplySucceeded(JOB, null, "rev", true),
                new ApplyFailed(JOB, null, ApplyStep.WRITE, "no"),
                new ApplyRolledBack(JOB, null, ApplyStep.VERIFY, "no"),
                new ApplyRollbackFailed(JOB, null, ApplyStep.VERIFY, "no", "gone"));
        for (Object end : ends) {
            fixture();
            fixture.givenAPublished(REQUESTED).whenPublishingA(end).expectActiveSagas(0);
        }
    }
}
