package com.pbxportal.command.phonenumber;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.shared.destination.Destination;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.phonenumber.AssignmentId;
import com.pbxportal.shared.phonenumber.E164;
import com.pbxportal.shared.phonenumber.PhoneNumberAllocated;
import com.pbxportal.shared.phonenumber.PhoneNumberAssigned;
import com.pbxportal.shared.phonenumber.PhoneNumberDeallocated;
import com.pbxportal.shared.phonenumber.PhoneNumberDisabled;
import com.pbxportal.shared.phonenumber.PhoneNumberEnabled;
import com.pbxportal.shared.phonenumber.PhoneNumberId;
import com.pbxportal.shared.phonenumber.PhoneNumberImported;
import com.pbxportal.shared.phonenumber.PhoneNumberState;
import com.pbxportal.shared.phonenumber.PhoneNumberStatus;
import com.pbxportal.shared.phonenumber.PhoneNumberUnassigned;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;

class PhoneNumberTest {

    private static final E164 NUMBER = new E164("+15551234567");
    private static final PhoneNumberId ID = PhoneNumberId.of(NUMBER);
    private static final TenantId ACME = new TenantId(new UUID(1, 1));
    private static final AssignmentId ASSIGNMENT = new AssignmentId(new UUID(4, 1));
    private static final Destination ALICE = Destination.user(new UserId(new UUID(2, 1)));

    private static final PhoneNumberImported IMPORTED =
            new PhoneNumberImported(ID, NUMBER, "Twilio", Map.of("sid", "PN1"));
    private static final PhoneNumberAllocated ALLOCATED = new PhoneNumberAllocated(ID, NUMBER, ACME);
    private static final PhoneNumberDeallocated DEALLOCATED = new PhoneNumberDeallocated(ID, NUMBER, ACME);
    private static final PhoneNumberAssigned ASSIGNED = new PhoneNumberAssigned(ID, NUMBER, ACME, ASSIGNMENT, ALICE);
    private static final PhoneNumberUnassigned UNASSIGNED =
            new PhoneNumberUnassigned(ID, NUMBER, ACME, ASSIGNMENT, ALICE);

    @Test
    void a_number_goes_from_the_pool_to_a_tenant_to_a_destination_and_back_in_the_same_steps() {
        when(n -> n.allocate(ACME)).expectEvents(ALLOCATED);
        when(n -> n.assign(ASSIGNMENT, ALICE), ALLOCATED).expectEvents(ASSIGNED);
        when(PhoneNumber::unassign, ALLOCATED, ASSIGNED).expectEvents(UNASSIGNED);
        when(PhoneNumber::deallocate, ALLOCATED, ASSIGNED, UNASSIGNED).expectEvents(DEALLOCATED);
        when(n -> n.allocate(ACME), ALLOCATED, DEALLOCATED).expectEvents(ALLOCATED);
    }

    @Test
    void the_status_says_how_far_it_has_come() {
        thenStatus(PhoneNumberStatus.UNASSIGNED);
        thenStatus(PhoneNumberStatus.ALLOCATED, ALLOCATED);
        thenStatus(PhoneNumberStatus.ASSIGNED, ALLOCATED, ASSIGNED);
        thenStatus(PhoneNumberStatus.ALLOCATED, ALLOCATED, ASSIGNED, UNASSIGNED);
        thenStatus(PhoneNumberStatus.UNASSIGNED, ALLOCATED, ASSIGNED, UNASSIGNED, DEALLOCATED);
    }

    @Test
    void a_number_in_the_pool_is_neither_deallocated_nor_assigned() {
        for (Consumer<PhoneNumber> attempt :
                List.<Consumer<PhoneNumber>>of(PhoneNumber::deallocate, n -> n.assign(ASSIGNMENT, ALICE))) {
            when(attempt)
                    .expectException(NumberNotAllocated.class)
                    .expectExceptionMessage("DID +15551234567 is not allocated to a tenant");
        }
    }

    @Test
    void a_number_that_leads_nowhere_is_not_unassigned() {
        when(PhoneNumber::unassign)
                .expectException(NumberNotAssigned.class)
                .expectExceptionMessage("DID +15551234567 is not assigned");
        when(PhoneNumber::unassign, ALLOCATED).expectException(NumberNotAssigned.class);
        when(PhoneNumber::unassign, ALLOCATED, ASSIGNED, UNASSIGNED).expectException(NumberNotAssigned.class);
    }

    @Test
    void enabling_and_disabling_happen_once() {
        PhoneNumberDisabled disabled = new PhoneNumberDisabled(ID, NUMBER, ACME);

        when(PhoneNumber::enable).expectNoEvents();
        when(PhoneNumber::disable).expectEvents(new PhoneNumberDisabled(ID, NUMBER, null));
        when(PhoneNumber::disable, ALLOCATED).expectEvents(disabled);
        when(PhoneNumber::disable, ALLOCATED, disabled).expectNoEvents();
        when(PhoneNumber::enable, ALLOCATED, disabled).expectEvents(new PhoneNumberEnabled(ID, NUMBER, ACME));
        when(PhoneNumber::disable, ALLOCATED, disabled, new PhoneNumberEnabled(ID, NUMBER, ACME))
                .expectEvents(disabled);
    }

    @Test
    void an_assignment_remembers_who_made_it() {
        when(
                        n -> assertThat(n.assignment())
                                .returns(ASSIGNMENT, PhoneNumberState.Assignment::id)
                                .returns(ALICE, PhoneNumberState.Assignment::destination)
                                .returns(Caller.system("nobody").userId(), PhoneNumberState.Assignment::by),
                        ALLOCATED,
                        ASSIGNED)
                .expectSuccessfulHandlerExecution();
        when(n -> assertThat(n.assignment()).isNull(), ALLOCATED, ASSIGNED, UNASSIGNED)
                .expectSuccessfulHandlerExecution();
    }

    private static void thenStatus(PhoneNumberStatus status, Object... events) {
        when(n -> assertThat(n.state().status()).isEqualTo(status), events).expectSuccessfulHandlerExecution();
    }

    private static ResultValidator<PhoneNumber> when(Consumer<PhoneNumber> action, Object... furtherEvents) {
        List<Object> events = new ArrayList<>(List.of(IMPORTED));
        events.addAll(List.of(furtherEvents));
        return new AggregateTestFixture<>(PhoneNumber.class).given(events).whenInvoking(ID.toString(), action);
    }
}
