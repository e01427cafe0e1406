package com.pbxportal.command.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.command.device.DeviceLabelTaken;
import com.pbxportal.command.device.TooManyDevices;
import com.pbxportal.shared.device.DeviceId;
import com.pbxportal.shared.identity.Role;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.phonenumber.E164;
import com.pbxportal.shared.phonenumber.PhoneNumberId;
import com.pbxportal.shared.tenant.Extension;
import com.pbxportal.shared.user.DeviceLinkedToUser;
import com.pbxportal.shared.user.DeviceUnlinkedFromUser;
import com.pbxportal.shared.user.EmailAddress;
import com.pbxportal.shared.user.NumberLinkedToUser;
import com.pbxportal.shared.user.NumberUnlinkedFromUser;
import com.pbxportal.shared.user.UserChanged;
import com.pbxportal.shared.user.UserCreated;
import com.pbxportal.shared.user.UserDeleted;
import com.pbxportal.shared.user.UserDetails;
import com.pbxportal.shared.user.UserPasswordChanged;
import com.pbxportal.shared.user.UserReactivated;
import com.pbxportal.shared.user.UserSuspended;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserTest {

    private static final UserId ALICE = new UserId(new UUID(2, 1));
    private static final TenantId ACME = new TenantId(new UUID(1, 1));
    private static final Extension EXTENSION = new Extension(1000);
    private static final EmailAddress EMAIL = new EmailAddress("alice@acme.test");
    private static final UserDetails DETAILS = new UserDetails(EMAIL, "Alice", Role.END_USER, null, true);
    private static final UserDetails PROMOTED = new UserDetails(EMAIL, "Alice", Role.TENANT_ADMIN, null, true);
    private static final UserCreated CREATED = new UserCreated(ALICE, ACME, DETAILS, EXTENSION);
    private static final UserDeleted DELETED = new UserDeleted(ALICE, ACME, EMAIL, EXTENSION);
    private static final E164 NUMBER = new E164("+15551234567");
    private static final E164 OTHER = new E164("+4930100");
    private static final NumberLinkedToUser LINKED = new NumberLinkedToUser(ALICE, PhoneNumberId.of(NUMBER), NUMBER);
    private static final NumberUnlinkedFromUser UNLINKED =
            new NumberUnlinkedFromUser(ALICE, PhoneNumberId.of(NUMBER), NUMBER);

    @Test
    void a_user_is_created_with_an_extension() {
        new AggregateTestFixture<>(User.class)
                .givenNoPriorActivity()
                .whenConstructing(() -> User.create(ALICE, ACME, DETAILS, EXTENSION))
                .expectEvents(CREATED);
    }

    @Test
    void a_change_is_told_with_before_and_after_and_no_change_is_no_event() {
        when(user -> user.change(PROMOTED)).expectEvents(new UserChanged(ALICE, ACME, DETAILS, PROMOTED));
        when(user -> user.change(PROMOTED), new UserChanged(ALICE, ACME, DETAILS, PROMOTED))
                .expectNoEvents();
    }

    @Test
    void a_new_password_is_told_but_not_shown() {
        when(User::changePassword).expectEvents(new UserPasswordChanged(ALICE, ACME));
    }

    @Test
    void suspending_and_reactivating_happen_once() {
        when(User::suspend).expectEvents(new UserSuspended(ALICE, ACME));
        when(User::suspend, new UserSuspended(ALICE, ACME)).expectNoEvents();
        when(User::reactivate).expectNoEvents();
        when(User::reactivate, new UserSuspended(ALICE, ACME)).expectEvents(new UserReactivated(ALICE, ACME));
        when(User::suspend, new UserSuspended(ALICE, ACME), new UserReactivated(ALICE, ACME))
                .expectEvents(new UserSuspended(ALICE, ACME));
    }

    @Test
    void a_user_without_numbers_can_be_deleted() {
        when(User::delete).expectEvents(DELETED);
        when(User::delete, LINKED, UNLINKED).expectEvents(DELETED);
    }

    @Test
    void a_user_who_can_be_called_from_outside_is_not_deleted() {
        when(User::delete, LINKED, new NumberLinkedToUser(ALICE, PhoneNumberId.of(OTHER), OTHER))
                .expectException(NumbersStillAssigned.class)
                .expectExceptionMessage("User alice@acme.test still has numbers assigned: +15551234567, +4930100."
                        + " Unassign them first, or delete with ?unassign=true");
    }

    @Test
    void a_deleted_user_changes_no_more() {
        for (Consumer<User> attempt : List.<Consumer<User>>of(
                user -> user.change(PROMOTED),
                user -> user.change(DETAILS),
                User::changePassword,
                User::suspend,
                User::reactivate,
                User::delete,
                User::refuseIfDeleted,
                user -> user.linkNumber(PhoneNumberId.of(NUMBER), NUMBER),
                user -> user.linkDevice(device(1), "Desk"))) {
            when(attempt, DELETED)
                    .expectException(UserIsDeleted.class)
                    .expectExceptionMessage("User alice@acme.test is deleted");
        }
    }

    @Test
    void a_deleted_user_has_no_devices_left() {
        when(user -> assertThat(user.devices()).containsExactly(device(1)), linked(1, "Desk"))
                .expectSuccessfulHandlerExecution();
        when(user -> assertThat(user.devices()).isEmpty(), linked(1, "Desk"), DELETED)
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void numbers_are_linked_and_unlinked() {
        when(user -> user.linkNumber(PhoneNumberId.of(NUMBER), NUMBER)).expectEvents(LINKED);
        when(user -> user.unlinkNumber(PhoneNumberId.of(NUMBER), NUMBER), LINKED)
                .expectEvents(UNLINKED);
        when(user -> user.unlinkNumber(PhoneNumberId.of(OTHER), OTHER), LINKED).expectNoEvents();
        when(
                        user -> {
                            assertThat(user.numbers()).containsExactly(PhoneNumberId.of(NUMBER));
                            assertThat(user.linkedNumbers()).containsExactly(NUMBER);
                        },
                        LINKED)
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void a_device_is_linked_under_its_label_and_under_a_new_one() {
        when(user -> user.linkDevice(device(1), "Desk")).expectEvents(linked(1, "Desk"));
        when(user -> user.linkDevice(device(1), "Kitchen"), linked(1, "Desk")).expectEvents(linked(1, "Kitchen"));
        when(user -> user.linkDevice(device(1), "DESK"), linked(1, "Desk")).expectEvents(linked(1, "DESK"));
        when(user -> user.linkDevice(device(1), "Desk"), linked(1, "Desk")).expectNoEvents();
    }

    @Test
    void a_label_is_unique_per_user_whatever_its_case() {
        when(user -> user.linkDevice(device(2), "dESK"), linked(1, "Desk"))
                .expectException(DeviceLabelTaken.class)
                .expectExceptionMessage("The user already has a device labelled 'dESK'");
        when(user -> user.linkDevice(device(2), "Desk"), linked(2, "Cell"), linked(1, "Desk"))
                .expectException(DeviceLabelTaken.class);
    }

    @ParameterizedTest
    @CsvSource({
        "Café, Cafe\u0301",
        "Café, Ｃafé",
        "Café, Caf\u200bé",
        "'Café x', 'Café  x'",
        "Cocoa, Сосоа",
        "Office, O\ufb03ce"
    })
    void a_label_that_looks_the_same_is_the_same(String label, String other) {
        when(user -> user.linkDevice(device(2), other), linked(1, label)).expectException(DeviceLabelTaken.class);
        when(user -> user.linkDevice(device(2), label), linked(1, other)).expectException(DeviceLabelTaken.class);
    }

    @Test
    void a_label_is_free_again_when_its_device_is_gone_or_renamed() {
        when(
                        user -> user.linkDevice(device(2), "Desk"),
                        linked(1, "Desk"),
                        new DeviceUnlinkedFromUser(ALICE, device(1)))
                .expectEvents(linked(2, "Desk"));
        when(user -> user.linkDevice(device(2), "Desk"), linked(1, "Desk"), linked(1, "Kitchen"))
                .expectEvents(linked(2, "Desk"));
    }

    @Test
    void a_user_has_ten_devices_at_most_and_may_still_rename_them() {
        Object[] nine = links(9);
        Object[] ten = links(10);

        when(user -> user.linkDevice(device(10), "Phone 10"), nine).expectEvents(linked(10, "Phone 10"));
        when(user -> user.linkDevice(device(11), "Phone 11"), ten)
                .expectException(TooManyDevices.class)
                .expectExceptionMessage("A user may have 10 devices at most");
        when(user -> user.linkDevice(device(10), "Desk"), ten).expectEvents(linked(10, "Desk"));
    }

    @Test
    void a_device_is_unlinked() {
        when(user -> user.unlinkDevice(device(1)), linked(1, "Desk"))
                .expectEvents(new DeviceUnlinkedFromUser(ALICE, device(1)));
    }

    @Test
    void a_user_belongs_to_one_tenant() {
        when(user -> {
                    assertThat(user.belongsTo(ACME)).isTrue();
                    assertThat(user.belongsTo(new TenantId(new UUID(1, 2)))).isFalse();
                    assertThat(user.belongsTo(null)).isFalse();
                })
                .expectSuccessfulHandlerExecution();
    }

    private static ResultValidator<User> when(Consumer<User> action, Object... furtherEvents) {
        List<Object> events = new ArrayList<>(List.of(CREATED));
        events.addAll(List.of(furtherEvents));
        return new AggregateTestFixture<>(User.class).given(events).whenInvoking(ALICE.toString(), action);
    }

    private static DeviceId device(int n) {
        return new DeviceId(new UUID(3, n));
    }

    private static DeviceLinkedToUser linked(int n, String label) {
        return new DeviceLinkedToUser(ALICE, device(n), label);
    }

    private static Object[] links(int count) {
        Object[] links = new Object[count];
        for (int n = 1; n <= count; n++) {
            links[n - 1] = linked(n, "Phone " + n);
        }
        return links;
    }
}
