package com.pbxportal.command.apply.plan;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pbxportal.command.Commands;
import com.pbxportal.command.PortalFixture;
import com.pbxportal.command.PortalTest;
import com.pbxportal.command.user.AccountHistory;
import com.pbxportal.shared.apply.plan.ApplyPlanId;
import com.pbxportal.shared.apply.plan.ApplyPlanned;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.Role;
import com.pbxportal.shared.identity.Secret;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.session.SessionId;
import com.pbxportal.shared.user.ChangeOwnPassword;
import com.pbxportal.shared.user.ChangeUser;
import com.pbxportal.shared.user.CreateUser;
import com.pbxportal.shared.user.EmailAddress;
import com.pbxportal.shared.user.UserStatus;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SecondPersonTest extends PortalTest {

    private static final Duration SINCE_THE_PLAN = Duration.ZERO;
    private static final Duration A_WEEK = Duration.ofDays(7);
    private static final Caller.Origin HERE = new Caller.Origin("192.0.2.1", "test", "req-1");

    @Autowired
    private Commands commands;

    @Autowired
    private AccountHistory accounts;

    @Autowired
    private EventStore events;

    private TenantId acme;
    private UserId ann;
    private UserId bob;

    @BeforeEach
    void twoAdministratorsOfATenant() {
        acme = portal.givenTenant("acme");
        ann = portal.givenUser(acme, "ann@acme.example", Role.TENANT_ADMIN);
        bob = portal.givenUser(acme, "bob@acme.example", Role.TENANT_ADMIN);
    }

    @Test
    void an_honest_colleague_agrees() {
        agrees(A_WEEK, plannedBy(ann), ann, bob);
    }

    @Test
    void an_account_that_was_made_after_the_plan_is_nobodys_who_was_in_charge() {
        ApplyPlanId plan = plannedBy(ann);
        UserId newcomer = portal.givenUser(acme, "new@acme.example", Role.TENANT_ADMIN);

        refuses("You have been tenant_admin since", SINCE_THE_PLAN, plan, ann, newcomer);
    }

    @Test
    void nor_is_one_that_was_promoted_after_it() {
        UserId carl = portal.givenUser(acme, "carl@acme.example", Role.END_USER);
        ApplyPlanId plan = plannedBy(ann);
        change(PortalFixture.PLATFORM_ADMIN, carl, null, Role.TENANT_ADMIN, null, null);

        refuses("You have been tenant_admin since", SINCE_THE_PLAN, plan, ann, carl);
    }

    @Test
    void a_puppet_that_the_planner_has_made_before_is_no_second_person() {
        UserId puppet = make(ann, "puppet@acme.example");
        ApplyPlanId plan = plannedBy(ann);

        refuses("may be in the same hands", A_WEEK, plan, ann, puppet);
        agrees(SINCE_THE_PLAN, plan, ann, puppet);
    }

    @Test
    void nor_is_a_puppets_puppet() {
        UserId puppet = make(ann, "puppet@acme.example");
        UserId next = make(puppet, "next@acme.example");

        refuses("may be in the same hands", A_WEEK, plannedBy(ann), ann, next);
    }

    @Test
    void nor_somebody_whom_the_planner_has_promoted() {
        UserId carl = portal.givenUser(acme, "carl@acme.example", Role.END_USER);
        change(adminOf(ann), carl, null, Role.TENANT_ADMIN, null, null);

        refuses("may be in the same hands", A_WEEK, plannedBy(ann), ann, carl);
    }

    @Test
    void nor_a_colleague_whose_password_the_planner_has_taken_over() {
        ApplyPlanId plan = plannedBy(ann);
        change(adminOf(ann), bob, null, null, new Secret("hash of another"), null);

        refuses("may be in the same hands", SINCE_THE_PLAN, plan, ann, bob);
    }

    @Test
    void nor_one_whose_email_or_status_they_have_changed() {
        ApplyPlanId plan = plannedBy(ann);
        change(adminOf(ann), bob, new EmailAddress("mine@ann.example"), null, null, null);
        refuses("may be in the same hands", SINCE_THE_PLAN, plan, ann, bob);

        UserId gone = portal.givenUser(acme, "gone@acme.example", Role.TENANT_ADMIN);
        change(PortalFixture.PLATFORM_ADMIN, gone, null, null, null, UserStatus.SUSPENDED);
        ApplyPlanId another = plannedBy(ann);
        change(adminOf(ann), gone, null, null, null, UserStatus.ACTIVE);
        refuses("may be in the same hands", SINCE_THE_PLAN, another, ann, gone);
    }

    @Test
    void nor_one_whom_a_puppet_has_taken_over() {
        UserId puppet = make(ann, "puppet@acme.example");
        ApplyPlanId plan = plannedBy(ann);
        change(adminOf(puppet), bob, null, null, new Secret("hash of another"), null);

        refuses("may be in the same hands", A_WEEK, plan, ann, bob);
    }

    @Test
    void who_has_made_the_planner_does_not_agree_with_their_own_puppet() {
        UserId puppet = make(ann, "puppet@acme.example");

        refuses("may be in the same hands", A_WEEK, plannedBy(puppet), puppet, ann);
    }

    @Test
    void two_puppets_of_one_person_are_one_person() {
        UserId one = make(ann, "one@acme.example");
        UserId two = make(ann, "two@acme.example");

        refuses("may be in the same hands", A_WEEK, plannedBy(one), one, two);
        agrees(A_WEEK, plannedBy(one), one, bob);
    }

    @Test
    void a_platform_administrator_agrees_also_for_people_whom_they_have_made() {
        UserId root = PortalFixture.PLATFORM_ADMIN.userId();
        UserId another = portal.givenUser(null, "root@pbx.example", Role.PLATFORM_ADMIN);

        agrees(A_WEEK, plannedBy(ann), ann, another);
        refuses("may be in the same hands", A_WEEK, plannedBy(root), root, bob);
        refuses("may be in the same hands", A_WEEK, plannedBy(root), root, another);
    }

    @Test
    void a_new_password_of_ones_own_and_another_name_change_nothing() {
        ApplyPlanId plan = plannedBy(ann);
        commands.send(
                new ChangeOwnPassword(
                        bob,
                        new Secret("hash of bob@acme.example"),
                        new Secret("hash of another"),
                        new SessionId(portal.nextId())),
                adminOf(bob));
        commands.send(new ChangeUser(bob, null, "Robert", null, null, null, false, null, null), adminOf(ann));

        agrees(A_WEEK, plan, ann, bob);
    }

    private UserId make(UserId maker, String email) {
        CreateUser command = portal.createUser(acme, email, Role.TENANT_ADMIN);
        commands.send(command, adminOf(maker));
        return command.userId();
    }

    private void change(
            Caller by,
            UserId user,
            @Nullable EmailAddress email,
            @Nullable Role role,
            @Nullable Secret passwordHash,
            @Nullable UserStatus status) {
        commands.send(new ChangeUser(user, email, null, passwordHash, role, null, false, null, status), by);
    }

    private Caller adminOf(UserId user) {
        return Caller.of(user, Role.TENANT_ADMIN, acme, HERE);
    }

    private ApplyPlanId plannedBy(UserId planner) {
        ApplyPlanId plan = new ApplyPlanId(portal.nextId());
        portal.meanwhileElsewhere(
                "ApplyPlan", plan, new ApplyPlanned(plan, acme, false, null, Instant.MAX, true, planner, null));
        return plan;
    }

    private void agrees(Duration coolingOff, ApplyPlanId plan, UserId planner, UserId approver) {
        assertThatCode(() -> secondPerson(coolingOff).require(plan, planner, approver))
                .doesNotThrowAnyException();
    }

    private void refuses(String rule, Duration coolingOff, ApplyPlanId plan, UserId planner, UserId approver) {
        assertThatThrownBy(() -> secondPerson(coolingOff).require(plan, planner, approver))
                .isInstanceOf(SecondPersonNeeded.class)
                .hasMessageContaining(rule);
    }

    private SecondPerson secondPerson(Duration coolingOff) {
        return new SecondPerson(accounts, events, new ApplyPlanProperties(A_WEEK, A_WEEK, coolingOff, 20));
    }
}
