package com.pbxportal.command.phonenumber;

import static com.pbxportal.command.PortalFixture.PLATFORM_ADMIN;
import static com.pbxportal.command.PortalFixture.adminOf;
import static com.pbxportal.command.PortalFixture.caller;
import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.command.Outcome;
import com.pbxportal.command.PortalTest;
import com.pbxportal.shared.destination.Destination;
import com.pbxportal.shared.destination.DestinationType;
import com.pbxportal.shared.error.NotYourTenant;
import com.pbxportal.shared.error.RoleNotSufficient;
import com.pbxportal.shared.error.UnknownPhoneNumber;
import com.pbxportal.shared.error.UnknownTenant;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.Role;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.phonenumber.AllocatePhoneNumber;
import com.pbxportal.shared.phonenumber.AllocatePhoneNumbers;
import com.pbxportal.shared.phonenumber.AssignPhoneNumber;
import com.pbxportal.shared.phonenumber.AssignmentId;
import com.pbxportal.shared.phonenumber.ChangePhoneNumber;
import com.pbxportal.shared.phonenumber.DeallocatePhoneNumber;
import com.pbxportal.shared.phonenumber.DeallocatePhoneNumbers;
import com.pbxportal.shared.phonenumber.E164;
import com.pbxportal.shared.phonenumber.PhoneNumberAllocated;
import com.pbxportal.shared.phonenumber.PhoneNumberAssigned;
import com.pbxportal.shared.phonenumber.PhoneNumberDeallocated;
import com.pbxportal.shared.phonenumber.PhoneNumberDetails;
import com.pbxportal.shared.phonenumber.PhoneNumberDetailsChanged;
import com.pbxportal.shared.phonenumber.PhoneNumberDisabled;
import com.pbxportal.shared.phonenumber.PhoneNumberEnabled;
import com.pbxportal.shared.phonenumber.PhoneNumberId;
import com.pbxportal.shared.phonenumber.PhoneNumberStatus;
import com.pbxportal.shared.phonenumber.PhoneNumberUnassigned;
import com.pbxportal.shared.phonenumber.UnassignPhoneNumber;
import com.pbxportal.shared.user.DeleteUser;
import com.pbxportal.shared.user.NumberLinkedToUser;
import com.pbxportal.shared.user.NumberUnlinkedFromUser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneNumberCommandsTest extends PortalTest {

    private static final E164 NUMBER = new E164("+4930100");
    private static final PhoneNumberId ID = PhoneNumberId.of(NUMBER);

    private TenantId acme;
    private TenantId other;
    private UserId alice;

    @BeforeEach
    void twoTenantsAndANumber() {
        acme = portal.givenTenant("acme");
        other = portal.givenTenant("other");
        alice = portal.givenUser(acme, "alice@acme.test");
        portal.givenNumber("+4930100");
    }

    @Test
    void a_number_is_allocated_to_a_tenant() {
        PhoneNumberAnswer answer = portal.when(new AllocatePhoneNumber(ID, acme))
                .thenEvents(new PhoneNumberAllocated(ID, NUMBER, acme))
                .answer(PhoneNumberAnswer.class);

        assertThat(answer)
                .isEqualTo(new PhoneNumberAnswer(ID, NUMBER, PhoneNumberStatus.ALLOCATED, acme, null, true, null));
    }

    @Test
    void a_number_that_a_tenant_has_is_refused_to_all_tenants() {
        portal.given(new AllocatePhoneNumber(ID, acme));

        for (TenantId tenant : List.of(acme, other)) {
            portal.when(new AllocatePhoneNumber(ID, tenant))
                    .thenRejected(NumberAlreadyAllocated.class, "DID +4930100 is already allocated to tenant 'acme'");
        }
    }

    @Test
    void a_number_goes_back_to_the_pool_and_on_to_another_tenant() {
        portal.given(new AllocatePhoneNumber(ID, acme));

        PhoneNumberAnswer answer = portal.when(new DeallocatePhoneNumber(ID))
                .thenEvents(new PhoneNumberDeallocated(ID, NUMBER, acme))
                .answer(PhoneNumberAnswer.class);

        assertThat(answer.status()).isEqualTo(PhoneNumberStatus.UNASSIGNED);
        portal.when(new AllocatePhoneNumber(ID, other)).thenEvents(new PhoneNumberAllocated(ID, NUMBER, other));
        portal.when(new DeallocatePhoneNumber(PhoneNumberId.of(NUMBER)))
                .thenEvents(new PhoneNumberDeallocated(ID, NUMBER, other));
        portal.when(new DeallocatePhoneNumber(ID))
                .thenRejected(NumberNotAllocated.class, "DID +4930100 is not allocated to a tenant");
    }

    @Test
    void a_number_that_leads_somewhere_is_not_taken_away() {
        assign(Destination.user(alice));

        portal.when(new DeallocatePhoneNumber(ID))
                .thenRejected(
                        NumberStillAssigned.class,
                        "Cannot deallocate DID +4930100: currently assigned to user alice@acme.test. Unassign first.");
    }

    @Test
    void many_numbers_are_allocated_and_deallocated_all_or_none() {
        PhoneNumberId second = portal.givenNumber("+4930200");
        PhoneNumberId taken = portal.givenNumber("+4930300", other);

        portal.when(new AllocatePhoneNumbers(List.of(ID, second, taken), acme))
                .thenRejected(NumberAlreadyAllocated.class, "DID +4930300 is already allocated to tenant 'other'");
        portal.when(new AllocatePhoneNumbers(List.of(ID, second), acme))
                .thenEvents(
                        new PhoneNumberAllocated(ID, NUMBER, acme),
                        new PhoneNumberAllocated(second, new E164("+4930200"), acme));
        portal.when(new DeallocatePhoneNumbers(List.of(second, ID)))
                .thenEvents(
                        new PhoneNumberDeallocated(second, new E164("+4930200"), acme),
                        new PhoneNumberDeallocated(ID, NUMBER, acme));
        portal.when(new DeallocatePhoneNumbers(List.of(taken, ID)))
                .thenRejected(NumberNotAllocated.class, "DID +4930100 is not allocated to a tenant");
    }

    @Test
    void only_a_platform_admin_moves_numbers_between_pool_and_tenants() {
        for (Object command : List.of(new AllocatePhoneNumber(ID, acme), new AllocatePhoneNumbers(List.of(ID), acme))) {
            portal.when(command, adminOf(acme))
                    .thenRejected(RoleNotSufficient.class, "The role tenant_admin may not allocate numbers");
        }
        for (Object command : List.of(new DeallocatePhoneNumber(ID), new DeallocatePhoneNumbers(List.of(ID)))) {
            portal.when(command, adminOf(acme))
                    .thenRejected(RoleNotSufficient.class, "The role tenant_admin may not deallocate numbers");
        }
    }

    @Test
    void what_nobody_knows_is_not_found() {
        PhoneNumberId nothing = PhoneNumberId.of(new E164("+4999"));
        TenantId nobody = new TenantId(portal.nextId());

        for (Object command : List.of(
                new AllocatePhoneNumber(nothing, acme),
                new DeallocatePhoneNumber(nothing),
                new AssignPhoneNumber(nothing, new AssignmentId(portal.nextId()), Destination.user(alice)),
                new UnassignPhoneNumber(nothing),
                switched(nothing, true))) {
            portal.when(command).thenRejected(UnknownPhoneNumber.class, "DID " + nothing + " not found");
        }
        portal.when(new AllocatePhoneNumber(ID, nobody))
                .thenRejected(UnknownTenant.class, "Tenant " + nobody + " not found");
    }

    @Test
    void a_tenant_admin_assigns_a_number_of_the_tenant_to_a_user() {
        portal.given(new AllocatePhoneNumber(ID, acme));
        AssignmentId assignment = new AssignmentId(portal.nextId());
        Caller admin = adminOf(acme);

        AssignmentAnswer answer = portal.when(new AssignPhoneNumber(ID, assignment, Destination.user(alice)), admin)
                .thenEvents(
                        new PhoneNumberAssigned(ID, NUMBER, acme, assignment, Destination.user(alice)),
                        new NumberLinkedToUser(alice, ID, NUMBER))
                .answer(AssignmentAnswer.class);

        assertThat(answer)
                .usingRecursiveComparison()
                .ignoringFields("createdAt")
                .isEqualTo(new AssignmentAnswer(
                        assignment,
                        ID,
                        NUMBER,
                        DestinationType.USER,
                        alice.value(),
                        null,
                        admin.userId(),
                        Instant.EPOCH));
        assertThat(Duration.between(answer.createdAt(), Instant.now())).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void an_assigned_number_is_refused_until_it_is_unassigned() {
        assign(Destination.user(alice));

        portal.when(assignment(Destination.external("Hangup()")))
                .thenRejected(NumberAlreadyAssigned.class, "DID +4930100 is already assigned to user alice@acme.test");
        portal.when(new UnassignPhoneNumber(ID), adminOf(acme))
                .thenEventsOf(PhoneNumberUnassigned.class, NumberUnlinkedFromUser.class);
        assign(Destination.external("Hangup()"));
        portal.when(assignment(Destination.user(alice)))
                .thenRejected(NumberAlreadyAssigned.class, "DID +4930100 is already assigned to Hangup()");
        portal.when(new UnassignPhoneNumber(ID)).thenEventsOf(PhoneNumberUnassigned.class);
        portal.when(new UnassignPhoneNumber(ID)).thenRejected(NumberNotAssigned.class, "DID +4930100 is not assigned");
    }

    @Test
    void a_number_in_the_pool_is_not_assigned() {
        portal.when(assignment(Destination.user(alice)))
                .thenRejected(NumberNotAllocated.class, "DID +4930100 is not allocated to a tenant");
        portal.when(assignment(Destination.user(alice)), adminOf(acme))
                .thenRejected(NotYourTenant.class, "DID " + ID + " is not in your tenant");
    }

    @Test
    void a_number_leads_only_to_users_of_its_own_tenant_and_nobody_learns_which_others_there_are() {
        portal.given(new AllocatePhoneNumber(ID, acme));
        UserId bob = portal.givenUser(other, "bob@other.test");
        UserId nobody = new UserId(portal.nextId());
        UserId gone = portal.givenUser(acme, "gone@acme.test");
        portal.given(new DeleteUser(gone, false));

        for (UserId user : List.of(bob, nobody, gone)) {
            portal.when(assignment(Destination.user(user)))
                    .thenRejected(DestinationNotFound.class, "User " + user + " not found or not in your tenant");
        }
    }

    @ParameterizedTest
    @CsvSource({"RING_GROUP, Ring group", "IVR, IVR", "QUEUE, Queue", "VOICEMAIL, Voicemail box"})
    void what_does_not_exist_yet_is_no_destination(DestinationType type, String name) {
        portal.given(new AllocatePhoneNumber(ID, acme));
        UUID target = portal.nextId();

        portal.when(assignment(new Destination(type, target, null)))
                .thenRejected(DestinationNotFound.class, name + " " + target + " not found or not in your tenant");
    }

    @Test
    void another_tenants_number_is_nobody_elses_business() {
        portal.given(new AllocatePhoneNumber(ID, acme));
        for (Object command :
                List.of(assignment(Destination.user(alice)), new UnassignPhoneNumber(ID), switched(ID, true))) {
            portal.when(command, adminOf(other))
                    .thenRejected(NotYourTenant.class, "DID " + ID + " is not in your tenant");
            portal.when(command, caller(Role.SUPPORT, null))
                    .thenRejected(RoleNotSufficient.class, "The role support may not change anything");
        }
    }

    @Test
    void of_twenty_assignments_at_the_same_moment_exactly_one_wins() throws Exception {
        portal.given(new AllocatePhoneNumber(ID, acme));
        List<Callable<Outcome>> attempts = IntStream.range(0, 20)
                .<Callable<Outcome>>mapToObj(i -> {
                    AssignPhoneNumber command = assignment(Destination.user(alice));
                    return () -> portal.when(command, adminOf(acme));
                })
                .toList();
        try (ExecutorService pool = Executors.newFixedThreadPool(20)) {
            List<Outcome> outcomes =
                    pool.invokeAll(attempts).stream().map(Future::resultNow).toList();

            assertThat(outcomes).filteredOn(outcome -> !outcome.wasRejected()).hasSize(1);
            assertThat(outcomes.stream().filter(Outcome::wasRejected).map(Outcome::failure))
                    .hasSize(19)
                    .allSatisfy(refusal ->
                            assertThat(refusal).hasMessage("DID +4930100 is already assigned to user alice@acme.test"));
        }
    }

    @Test
    void of_deleting_a_user_and_assigning_to_the_user_at_the_same_moment_one_fails() throws Exception {
        for (int round = 0; round < 5; round++) {
            UserId user = portal.givenUser(acme, "u" + round + "@acme.test");
            PhoneNumberId number = portal.givenNumber("+493099" + round, acme);
            AssignPhoneNumber assign =
                    new AssignPhoneNumber(number, new AssignmentId(portal.nextId()), Destination.user(user));
            try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
                List<Outcome> both = pool
                        .invokeAll(List.<Callable<Outcome>>of(
                                () -> portal.when(assign), () -> portal.when(new DeleteUser(user, false))))
                        .stream()
                        .map(Future::resultNow)
                        .toList();

                assertThat(both.get(0).wasRejected() ^ both.get(1).wasRejected())
                        .isTrue();
            }
        }
    }

    /** What this node remembers is older than what another node has written. */
    @Test
    void what_another_node_decided_counts_although_this_one_remembers_otherwise() {
        portal.given(new AllocatePhoneNumber(ID, acme));
        portal.meanwhileElsewhere("PhoneNumber", ID, new PhoneNumberDeallocated(ID, NUMBER, acme));
        portal.jdbc().update("DELETE FROM command.tenant_number");

        portal.when(new AllocatePhoneNumber(ID, other)).thenEvents(new PhoneNumberAllocated(ID, NUMBER, other));
        portal.meanwhileElsewhere(
                "PhoneNumber",
                ID,
                new PhoneNumberAssigned(
                        ID, NUMBER, other, new AssignmentId(portal.nextId()), Destination.external("Hangup()")));
        portal.when(new DeallocatePhoneNumber(ID))
                .thenRejected(
                        NumberStillAssigned.class,
                        "Cannot deallocate DID +4930100: currently assigned to Hangup(). Unassign first.");
    }

    @Test
    void a_number_can_be_disabled_and_enabled_wherever_it_leads() {
        portal.given(new AllocatePhoneNumber(ID, acme));

        assertThat(portal.when(switched(ID, false), adminOf(acme))
                        .thenEvents(new PhoneNumberDisabled(ID, NUMBER, acme))
                        .answer(PhoneNumberAnswer.class)
                        .enabled())
                .isFalse();
        portal.when(switched(ID, false), adminOf(acme)).thenNoEvent();
        assertThat(portal.when(switched(ID, true), adminOf(acme))
                        .thenEvents(new PhoneNumberEnabled(ID, NUMBER, acme))
                        .answer(PhoneNumberAnswer.class)
                        .enabled())
                .isTrue();
    }

    @Test
    void a_number_that_was_ported_gets_its_new_provider_and_metadata_with_history() {
        PhoneNumberDetails before = new PhoneNumberDetails(null, Map.of());
        PhoneNumberDetails after = new PhoneNumberDetails("Telekom", Map.of("order", "7"));

        PhoneNumberAnswer answer = portal.when(new ChangePhoneNumber(ID, null, "Telekom", false, Map.of("order", "7")))
                .thenEvents(new PhoneNumberDetailsChanged(ID, NUMBER, null, before, after))
                .answer(PhoneNumberAnswer.class);

        assertThat(answer.provider()).isEqualTo("Telekom");
        portal.when(new ChangePhoneNumber(ID, null, "Telekom", false, null)).thenNoEvent();
        portal.when(new ChangePhoneNumber(ID, null, null, false, null)).thenNoEvent();
        portal.when(new ChangePhoneNumber(ID, null, null, true, null))
                .thenEvents(new PhoneNumberDetailsChanged(
                        ID, NUMBER, null, after, new PhoneNumberDetails(null, after.metadata())));
    }

    @Test
    void which_provider_has_a_number_is_not_the_tenants_to_say() {
        portal.given(new AllocatePhoneNumber(ID, acme));

        portal.when(new ChangePhoneNumber(ID, false, "Telekom", false, null), adminOf(acme))
                .thenRejected(
                        RoleNotSufficient.class,
                        "The role tenant_admin may not change a number's provider and metadata");
    }

    private static ChangePhoneNumber switched(PhoneNumberId number, boolean enabled) {
        return new ChangePhoneNumber(number, enabled, null, false, null);
    }

    private AssignPhoneNumber assignment(Destination destination) {
        return new AssignPhoneNumber(ID, new AssignmentId(portal.nextId()), destination);
    }

    private void assign(Destination destination) {
        if (portal.jdbc().queryForObject("SELECT count(*) FROM command.tenant_number", Integer.class) == 0) {
            portal.given(new AllocatePhoneNumber(ID, acme));
        }
        portal.when(assignment(destination), PLATFORM_ADMIN).events();
    }
}
