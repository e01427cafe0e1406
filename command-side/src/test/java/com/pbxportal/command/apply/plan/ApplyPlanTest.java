package com.pbxportal.command.apply.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.shared.apply.ApplyJobId;
import com.pbxportal.shared.apply.plan.ApplyPlanApproved;
import com.pbxportal.shared.apply.plan.ApplyPlanCancelled;
import com.pbxportal.shared.apply.plan.ApplyPlanId;
import com.pbxportal.shared.apply.plan.ApplyPlanMissed;
import com.pbxportal.shared.apply.plan.ApplyPlanStarted;
import com.pbxportal.shared.apply.plan.ApplyPlanned;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApplyPlanTest {

    private static final ApplyPlanId PLAN = new ApplyPlanId(new UUID(0, 1));
    private static final TenantId ACME = new TenantId(new UUID(0, 2));
    private static final UserId ANN = new UserId(new UUID(0, 3));
    private static final UserId BOB = new UserId(new UUID(0, 4));
    private static final ApplyJobId JOB = new ApplyJobId(new UUID(0, 5));
    private static final Instant NOW = Instant.parse("2030-01-01T12:00:00Z");
    private static final Instant TONIGHT = Instant.parse("2030-01-02T03:00:00Z");

    private static final ApplyPlanned FOR_TONIGHT = planned(TONIGHT, false);
    private static final ApplyPlanned FOR_TONIGHT_IF_APPROVED = planned(TONIGHT, true);
    private static final ApplyPlanned ONCE_APPROVED = planned(null, true);

    private FixtureConfiguration<ApplyPlan> fixture;

    @BeforeEach
    void fixture() {
        fixture = new AggregateTestFixture<>(ApplyPlan.class);
    }

    @Test
    void what_needs_nobodys_consent_waits_for_its_time() {
        fixture.given(FOR_TONIGHT)
                .whenInvoking(PLAN.toString(), plan -> plan.start(JOB))
                .expectEvents(new ApplyPlanStarted(PLAN, ACME, JOB))
                .expectState(plan -> assertThat(plan.dueAt()).isEqualTo(TONIGHT));
    }

    @Test
    void nothing_begins_before_a_second_person_has_agreed() {
        fixture.given(FOR_TONIGHT_IF_APPROVED)
                .whenInvoking(PLAN.toString(), plan -> plan.start(JOB))
                .expectNoEvents();
    }

    @Test
    void who_agrees_early_leaves_the_time_as_it_was_planned() {
        fixture.given(FOR_TONIGHT_IF_APPROVED)
                .whenInvoking(PLAN.toString(), plan -> plan.approve(BOB, "sha", NOW))
                .expectEvents(new ApplyPlanApproved(PLAN, ACME, BOB, "sha", TONIGHT))
                .expectState(plan -> assertThat(plan.dueAt()).isEqualTo(TONIGHT));
    }

    @Test
    void without_a_time_it_begins_as_soon_as_somebody_agrees() {
        fixture.given(ONCE_APPROVED)
                .whenInvoking(PLAN.toString(), plan -> plan.approve(BOB, "sha", NOW))
                .expectEvents(new ApplyPlanApproved(PLAN, ACME, BOB, "sha", NOW))
                .expectState(plan -> assertThat(plan.dueAt()).isEqualTo(NOW));
    }

    @Test
    void nobody_agrees_with_themselves() {
        fixture.given(ONCE_APPROVED)
                .whenInvoking(PLAN.toString(), plan -> plan.approve(ANN, "sha", NOW))
                .expectException(SecondPersonNeeded.class);
    }

    @Test
    void one_consent_is_enough() {
        fixture.given(ONCE_APPROVED, new ApplyPlanApproved(PLAN, ACME, BOB, "sha", NOW))
                .whenInvoking(PLAN.toString(), plan -> plan.approve(BOB, "other", NOW))
                .expectException(ApplyPlanNeedsNoApproval.class);
    }

    @Test
    void what_has_not_begun_can_be_cancelled_by_anybody_in_charge() {
        fixture.given(ONCE_APPROVED, new ApplyPlanApproved(PLAN, ACME, BOB, "sha", NOW))
                .whenInvoking(PLAN.toString(), plan -> plan.cancel(BOB, "Not before the fair"))
                .expectEvents(new ApplyPlanCancelled(PLAN, ACME, BOB, "Not before the fair"));
    }

    @Test
    void what_has_begun_cannot_be_cancelled() {
        fixture.given(FOR_TONIGHT, new ApplyPlanStarted(PLAN, ACME, JOB))
                .whenInvoking(PLAN.toString(), plan -> plan.cancel(ANN, null))
                .expectException(ApplyPlanNotOpen.class)
                .expectExceptionMessage("Scheduled apply " + PLAN + " is STARTED and cannot be changed any more");
    }

    @Test
    void it_begins_once_however_often_it_is_woken() {
        fixture.given(FOR_TONIGHT, new ApplyPlanStarted(PLAN, ACME, JOB))
                .whenInvoking(PLAN.toString(), plan -> plan.start(new ApplyJobId(new UUID(0, 6))))
                .expectNoEvents();
    }

    @Test
    void what_was_cancelled_does_not_begin() {
        fixture.given(FOR_TONIGHT, new ApplyPlanCancelled(PLAN, ACME, ANN, null))
                .whenInvoking(PLAN.toString(), plan -> plan.start(JOB))
                .expectNoEvents();
    }

    @Test
    void a_time_that_went_by_is_told_once() {
        fixture.given(FOR_TONIGHT)
                .whenInvoking(PLAN.toString(), plan -> {
                    plan.miss("The portal was down");
                    plan.miss("The portal was down");
                })
                .expectEvents(new ApplyPlanMissed(PLAN, ACME, "The portal was down"));
    }

    @Test
    void until_somebody_agrees_it_is_due_when_nobody_need_agree_any_more() {
        fixture.given(ONCE_APPROVED)
                .whenInvoking(PLAN.toString(), plan -> assertThat(plan.dueAt()).isEqualTo(NOW.plus(Duration.ofDays(7))))
                .expectNoEvents();
    }

    private static ApplyPlanned planned(@Nullable Instant at, boolean needsApproval) {
        Instant expires = at == null ? NOW.plus(Duration.ofDays(7)) : at;
        return new ApplyPlanned(PLAN, ACME, false, at, expires, needsApproval, ANN, null);
    }
}
