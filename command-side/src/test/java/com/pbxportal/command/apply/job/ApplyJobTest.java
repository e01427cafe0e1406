package com.pbxportal.command.apply.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.pbxportal.command.apply.configuration.Acme;
import com.pbxportal.command.apply.configuration.AppliedConfiguration;
import com.pbxportal.shared.apply.ApplyEvent;
import com.pbxportal.shared.apply.ApplyFailed;
import com.pbxportal.shared.apply.ApplyGenerated;
import com.pbxportal.shared.apply.ApplyJobId;
import com.pbxportal.shared.apply.ApplyPreflighted;
import com.pbxportal.shared.apply.ApplyReloaded;
import com.pbxportal.shared.apply.ApplyRequested;
import com.pbxportal.shared.apply.ApplyRollbackFailed;
import com.pbxportal.shared.apply.ApplyRollbackResolved;
import com.pbxportal.shared.apply.ApplyRollbackStarted;
import com.pbxportal.shared.apply.ApplyRolledBack;
import com.pbxportal.shared.apply.ApplySnapshotTaken;
import com.pbxportal.shared.apply.ApplyStep;
import com.pbxportal.shared.apply.ApplyStepFailed;
import com.pbxportal.shared.apply.ApplySucceeded;
import com.pbxportal.shared.apply.ApplySynchronised;
import com.pbxportal.shared.apply.ApplyValidated;
import com.pbxportal.shared.apply.ApplyWritten;
import com.pbxportal.shared.apply.RequestApply;
import com.pbxportal.shared.error.NotYourTenant;
import com.pbxportal.shared.error.RoleNotSufficient;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.Role;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ApplyJobTest {

    private static final ApplyJobId JOB = new ApplyJobId(new UUID(0, 1));
    private static final TenantId ACME = new TenantId(new UUID(0, 2));

    private static final ApplyRequested REQUESTED = new ApplyRequested(JOB, null, false);
    private static final ApplySnapshotTaken SNAPSHOT = new ApplySnapshotTaken(JOB, 42, "sha", 17L);
    private static final ApplyValidated VALIDATED = new ApplyValidated(JOB, List.of());
    private static final ApplyGenerated GENERATED = new ApplyGenerated(JOB, "rev", List.of(), List.of());
    private static final ApplyPreflighted PREFLIGHTED = new ApplyPreflighted(JOB, null);
    private static final ApplyWritten WRITTEN = new ApplyWritten(JOB, "r2", "r1");
    private static final ApplySynchronised SYNCHRONISED = new ApplySynchronised(JOB, 1, 2, 3);
    private static final ApplyReloaded RELOADED = new ApplyReloaded(JOB);
    private static final ApplySucceeded SUCCEEDED = new ApplySucceeded(JOB, null, "rev", true);
    private static final ApplyStepFailed FAILED_TOUCHING_NOTHING =
            new ApplyStepFailed(JOB, ApplyStep.WRITE, "disk full", false, null);
    private static final ApplyStepFailed FAILED_AFTER_SWITCHING =
            new ApplyStepFailed(JOB, ApplyStep.VERIFY, "not what was generated", true, null);
    private static final ApplyRollbackStarted ROLLBACK =
            new ApplyRollbackStarted(JOB, ApplyStep.VERIFY, "not what was generated");
    private static final ApplyRolledBack ROLLED_BACK =
            new ApplyRolledBack(JOB, null, ApplyStep.VERIFY, "not what was generated");

    private static final class Register implements ApplyRegister {

        private final List<ApplyEvent> ends = new ArrayList<>();
        private final List<ApplyJobId> unblocked = new ArrayList<>();
        private List<TenantId> heldBack = List.of();
        private boolean taken;

        @Override
        public List<TenantId> open(RequestApply request) {
            if (taken) {
                throw new ApplyAlreadyRunning();
            }
            taken = true;
            return heldBack;
        }

        @Override
        public void refuseIfIdle(RequestApply request) {}

        @Override
        public void unblock(ApplyJobId job) {
            unblocked.add(job);
        }

        @Override
        public void close(ApplyProgress progress, ApplyEvent end) {
            taken = false;
            ends.add(end);
        }
    }

    private final Register register = new Register();
    private FixtureConfiguration<ApplyJob> fixture;

    @BeforeEach
    void fixture() {
        fixture = new AggregateTestFixture<>(ApplyJob.class);
        fixture.registerAnnotatedCommandHandler(new ApplyCommandHandler(
                fixture.getRepository(),
                new Applies(
                        fixture.getRepository(),
                        register,
                        new AppliedConfiguration(mock(JdbcClient.class), Acme.GUESTS)),
                register));
    }

    @Test
    void a_platform_admin_may_apply_for_everybody() {
        fixture.givenNoPriorActivity()
                .when(RequestApply.now(JOB, null, false), as(Role.PLATFORM_ADMIN, null))
                .expectEvents(REQUESTED);
    }

    @Test
    void a_tenant_admin_may_apply_for_their_own_tenant() {
        fixture.givenNoPriorActivity()
                .when(RequestApply.now(JOB, ACME, true), as(Role.TENANT_ADMIN, ACME))
                .expectEvents(new ApplyRequested(JOB, ACME, true));
    }

    @Test
    void a_tenant_admin_may_not_apply_for_anybody_else() {
        fixture.givenNoPriorActivity()
                .when(RequestApply.now(JOB, null, true), as(Role.TENANT_ADMIN, ACME))
                .expectException(NotYourTenant.class);
        fixture.givenNoPriorActivity()
                .when(RequestApply.now(JOB, new TenantId(new UUID(0, 9)), true), as(Role.TENANT_ADMIN, ACME))
                .expectException(NotYourTenant.class);
    }

    @Test
    void support_and_users_may_not_apply() {
        for (Role role : List.of(Role.SUPPORT, Role.END_USER)) {
            fixture.givenNoPriorActivity()
                    .when(RequestApply.now(JOB, ACME, false), as(role, ACME))
                    .expectException(RoleNotSufficient.class);
        }
    }

    @Test
    void what_is_held_back_and_what_was_agreed_to_are_part_of_the_request() {
        register.heldBack = List.of(ACME);

        fixture.givenNoPriorActivity()
                .when(RequestApply.planned(JOB, null, false, "agreed"), as(Role.PLATFORM_ADMIN, null))
                .expectEvents(new ApplyRequested(JOB, null, false, null, "agreed", List.of(ACME), false));
    }

    @Test
    void a_second_apply_is_refused_while_one_runs() {
        register.taken = true;

        fixture.givenNoPriorActivity()
                .when(RequestApply.now(JOB, null, false), as(Role.PLATFORM_ADMIN, null))
                .expectException(ApplyAlreadyRunning.class)
                .expectExceptionMessage("Another apply operation is currently in progress");
    }

    @Test
    void success_after_all_steps_ends_it() {
        fixture.given(REQUESTED, SNAPSHOT, VALIDATED, GENERATED, PREFLIGHTED, WRITTEN, SYNCHRONISED, RELOADED)
                .when(new RecordApplyStep(JOB, SUCCEEDED))
                .expectEvents(SUCCEEDED)
                .expectState(job -> assertThat(register.ends).containsExactly(SUCCEEDED));
    }

    @Test
    void success_without_verification_is_refused() {
        fixture.given(REQUESTED, SNAPSHOT, VALIDATED, GENERATED, PREFLIGHTED, WRITTEN, SYNCHRONISED)
                .when(new RecordApplyStep(JOB, SUCCEEDED))
                .expectException(ApplyStepOutOfOrder.class);
    }

    @Test
    void success_without_changes_needs_nothing_to_be_written() {
        ApplySucceeded unchanged = new ApplySucceeded(JOB, null, "rev", false);

        fixture.given(REQUESTED, SNAPSHOT, VALIDATED, GENERATED)
                .when(new RecordApplyStep(JOB, unchanged))
                .expectEvents(unchanged);
        fixture.given(REQUESTED, SNAPSHOT, VALIDATED, GENERATED, PREFLIGHTED, WRITTEN)
                .when(new RecordApplyStep(JOB, unchanged))
                .expectException(ApplyStepOutOfOrder.class);
    }

    @Test
    void a_step_that_is_reported_twice_happened_once() {
        fixture.given(REQUESTED, SNAPSHOT, VALIDATED, GENERATED)
                .when(new RecordApplyStep(JOB, SNAPSHOT))
                .expectNoEvents();
    }

    @Test
    void a_step_cannot_be_left_out() {
        fixture.given(REQUESTED, SNAPSHOT)
                .when(new RecordApplyStep(JOB, WRITTEN))
                .expectException(ApplyStepOutOfOrder.class);
    }

    @Test
    void a_failure_before_anything_was_switched_ends_it_as_failed() {
        fixture.given(REQUESTED, SNAPSHOT, VALIDATED, GENERATED, PREFLIGHTED, FAILED_TOUCHING_NOTHING)
                .when(new FailApply(JOB))
                .expectEvents(new ApplyFailed(JOB, null, ApplyStep.WRITE, "disk full"));
    }

    @Test
    void a_failure_after_something_was_switched_can_only_be_rolled_back() {
        fixture.given(
                        REQUESTED,
                        SNAPSHOT,
                        VALIDATED,
                        GENERATED,
                        PREFLIGHTED,
                        WRITTEN,
                        SYNCHRONISED,
                        RELOADED,
                        FAILED_AFTER_SWITCHING)
                .when(new FailApply(JOB))
                .expectException(ApplyStepOutOfOrder.class);
        fixture.given(
                        REQUESTED,
                        SNAPSHOT,
                        VALIDATED,
                        GENERATED,
                        PREFLIGHTED,
                        WRITTEN,
                        SYNCHRONISED,
                        RELOADED,
                        FAILED_AFTER_SWITCHING)
                .when(new StartApplyRollback(JOB))
                .expectEvents(ROLLBACK);
    }

    @Test
    void the_saga_may_decide_twice() {
        fixture.given(REQUESTED, SNAPSHOT, VALIDATED, GENERATED, PREFLIGHTED, WRITTEN, FAILED_AFTER_SWITCHING, ROLLBACK)
                .when(new StartApplyRollback(JOB))
                .expectNoEvents();
        fixture.given(REQUESTED, FAILED_TOUCHING_NOTHING, new ApplyFailed(JOB, null, ApplyStep.WRITE, "disk full"))
                .when(new FailApply(JOB))
                .expectNoEvents();
    }

    @Test
    void rolling_back_ends_it_as_rolled_back_or_as_failed_to() {
        fixture.given(REQUESTED, SNAPSHOT, VALIDATED, GENERATED, PREFLIGHTED, WRITTEN, FAILED_AFTER_SWITCHING, ROLLBACK)
                .when(new RecordApplyStep(JOB, ROLLED_BACK))
                .expectEvents(ROLLED_BACK);
        ApplyRollbackFailed lost =
                new ApplyRollbackFailed(JOB, null, ApplyStep.VERIFY, "not what was generated", "Asterisk is gone");
        fixture.given(REQUESTED, SNAPSHOT, VALIDATED, GENERATED, PREFLIGHTED, WRITTEN, FAILED_AFTER_SWITCHING, ROLLBACK)
                .when(new RecordApplyStep(JOB, lost))
                .expectEvents(lost);
    }

    @Test
    void what_may_be_loaded_is_tried_out_before_it_is_written() {
        fixture.given(REQUESTED, SNAPSHOT, VALIDATED, GENERATED)
                .when(new RecordApplyStep(JOB, WRITTEN))
                .expectException(ApplyStepOutOfOrder.class);
        fixture.given(REQUESTED, SNAPSHOT, VALIDATED, GENERATED)
                .when(new RecordApplyStep(JOB, PREFLIGHTED))
                .expectEvents(PREFLIGHTED);
    }

    @Test
    void a_failed_rollback_waits_for_somebody_of_the_platform_once() {
        ApplyRollbackFailed lost =
                new ApplyRollbackFailed(JOB, null, ApplyStep.VERIFY, "not what was generated", "Asterisk is gone");
        ResolveApplyRollback resolve = new ResolveApplyRollback(JOB, "restarted Asterisk");
        Object[] history = {REQUESTED, SNAPSHOT, FAILED_AFTER_SWITCHING, ROLLBACK, lost};

        fixture.given(history).when(resolve, as(Role.TENANT_ADMIN, ACME)).expectException(RoleNotSufficient.class);
        fixture.given(history)
                .when(resolve, as(Role.PLATFORM_ADMIN, null))
                .expectEvents(new ApplyRollbackResolved(JOB, "restarted Asterisk"))
                .expectState(job -> assertThat(register.unblocked).containsExactly(JOB));
        fixture.given(history)
                .andGiven(new ApplyRollbackResolved(JOB, "restarted Asterisk"))
                .when(resolve, as(Role.PLATFORM_ADMIN, null))
                .expectException(ApplyNothingToResolve.class);
    }

    @Test
    void nothing_follows_the_end() {
        fixture.given(
                        REQUESTED,
                        SNAPSHOT,
                        VALIDATED,
                        GENERATED,
                        PREFLIGHTED,
                        WRITTEN,
                        SYNCHRONISED,
                        RELOADED,
                        SUCCEEDED)
                .when(new RecordApplyStep(JOB, FAILED_AFTER_SWITCHING))
                .expectException(ApplyStepOutOfOrder.class);
    }

    private static Map<String, ?> as(Role role, @Nullable TenantId tenant) {
        return new Caller(new UserId(new UUID(0, 3)), role, tenant, null, null, null).toMetaData();
    }
}
