package com.pbxportal.command.user;

import static com.pbxportal.command.PortalFixture.adminOf;
import static com.pbxportal.command.PortalFixture.caller;
import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.command.Outcome;
import com.pbxportal.command.PortalTest;
import com.pbxportal.command.device.UserHasNoExtension;
import com.pbxportal.command.tenant.ExtensionInUse;
import com.pbxportal.command.tenant.ExtensionOutsideRange;
import com.pbxportal.command.tenant.ExtensionPoolExhausted;
import com.pbxportal.command.vault.SecretKind;
import com.pbxportal.command.vault.Vault;
import com.pbxportal.shared.claim.ClaimId;
import com.pbxportal.shared.claim.ClaimKind;
import com.pbxportal.shared.claim.ValueClaimed;
import com.pbxportal.shared.claim.ValueReleased;
import com.pbxportal.shared.device.DeviceAdded;
import com.pbxportal.shared.device.DeviceDeleted;
import com.pbxportal.shared.device.DeviceDetails;
import com.pbxportal.shared.device.DeviceId;
import com.pbxportal.shared.device.SipUsername;
import com.pbxportal.shared.error.NotYourTenant;
import com.pbxportal.shared.error.RoleNotSufficient;
import com.pbxportal.shared.error.UnknownTenant;
import com.pbxportal.shared.error.UnknownUser;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.Role;
import com.pbxportal.shared.identity.Secret;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.phonenumber.E164;
import com.pbxportal.shared.phonenumber.PhoneNumberId;
import com.pbxportal.shared.phonenumber.PhoneNumberUnassigned;
import com.pbxportal.shared.session.SessionId;
import com.pbxportal.shared.session.StartSession;
import com.pbxportal.shared.tenant.Extension;
import com.pbxportal.shared.tenant.ExtensionAllocated;
import com.pbxportal.shared.tenant.ExtensionReleased;
import com.pbxportal.shared.user.ChangeOwnPassword;
import com.pbxportal.shared.user.ChangeUser;
import com.pbxportal.shared.user.CreateUser;
import com.pbxportal.shared.user.DeleteUser;
import com.pbxportal.shared.user.DeviceLinkedToUser;
import com.pbxportal.shared.user.EmailAddress;
import com.pbxportal.shared.user.FirstDevice;
import com.pbxportal.shared.user.NumberUnlinkedFromUser;
import com.pbxportal.shared.user.UserChanged;
import com.pbxportal.shared.user.UserCreated;
import com.pbxportal.shared.user.UserDeleted;
import com.pbxportal.shared.user.UserDetails;
import com.pbxportal.shared.user.UserPasswordChanged;
import com.pbxportal.shared.user.UserReactivated;
import com.pbxportal.shared.user.UserStatus;
import com.pbxportal.shared.user.UserSuspended;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class UserCommandsTest extends PortalTest {

    private static final String EMAIL = "alice@acme.test";
    private static final UserDetails DETAILS =
            new UserDetails(new EmailAddress(EMAIL), "Alice", Role.END_USER, null, true);

    @Autowired
    Vault vault;

    @Autowired
    Accounts accounts;

    private TenantId acme;
    private TenantId other;

    @BeforeEach
    void twoTenants() {
        acme = portal.givenTenant("acme");
        other = portal.givenTenant("other");
    }

    @Test
    void a_user_comes_with_an_extension_and_the_email_for_itself_alone() {
        CreateUser command = portal.createUser(acme, EMAIL, Role.END_USER);

        UserAnswer answer = portal.when(command, adminOf(acme))
                .thenEvents(
                        new ExtensionAllocated(acme, new Extension(1000), command.userId()),
                        claimed(EMAIL, command.userId()),
                        new UserCreated(command.userId(), acme, DETAILS, new Extension(1000)))
                .answer(UserAnswer.class);

        assertThat(answer)
                .isEqualTo(new UserAnswer(
                        command.userId(),
                        acme,
                        new EmailAddress(EMAIL),
                        "Alice",
                        Role.END_USER,
                        UserStatus.ACTIVE,
                        new Extension(1000),
                        null,
                        true,
                        List.of(),
                        null));
        assertThat(vault.get(command.userId().value(), SecretKind.PASSWORD_HASH))
                .contains(command.passwordHash());
    }

    @Test
    void a_first_device_comes_in_the_same_unit_with_credentials_shown_once() {
        DeviceId desk = new DeviceId(portal.nextId());
        CreateUser command =
                portal.createUser(acme, EMAIL, Role.END_USER, new Extension(1005), new FirstDevice(desk, "Desk"));
        SipUsername username = new SipUsername("acme-1005-desk");

        Outcome outcome = portal.when(command);

        outcome.thenEvents(
                new ExtensionAllocated(acme, new Extension(1005), command.userId()),
                claimed(EMAIL, command.userId()),
                new UserCreated(command.userId(), acme, DETAILS, new Extension(1005)),
                new DeviceLinkedToUser(command.userId(), desk, "Desk"),
                new ValueClaimed(
                        ClaimId.of(ClaimKind.SIP_USERNAME, username.value()),
                        ClaimKind.SIP_USERNAME,
                        username.value(),
                        desk.value()),
                new DeviceAdded(desk, acme, command.userId(), username, DeviceDetails.of("Desk")));
        UserAnswer.FirstDeviceAnswer shown = outcome.answer(UserAnswer.class).device();
        assertThat(shown.sipUsername()).isEqualTo(username);
        String password =
                vault.get(desk.value(), SecretKind.SIP_PASSWORD).orElseThrow().value();
        assertThat(shown.sipPassword().secret().value()).isEqualTo(password).matches("[2-9A-HJ-NP-Za-hj-km-np-z]{24}");
        assertThat(shown.toString()).doesNotContain(password);
        assertThat(portal.everythingStored()).doesNotContain(password).doesNotContain("hash of");
    }

    @Test
    void when_the_device_cannot_be_there_is_no_user_either() {
        portal.when(portal.createUser(
                        null,
                        "root@pbx.test",
                        Role.PLATFORM_ADMIN,
                        null,
                        new FirstDevice(new DeviceId(portal.nextId()), "Desk")))
                .thenRejected(UserHasNoExtension.class, "A platform user has no extension and so no devices");
        portal.givenUser(null, "root@pbx.test");
    }

    @Test
    void an_email_is_one_users_in_the_whole_system() {
        portal.givenUser(acme, EMAIL);

        portal.when(portal.createUser(other, "ALICE@acme.test", Role.END_USER))
                .thenRejected(EmailTaken.class, "Email already in use: alice@acme.test");
    }

    @Test
    void an_extension_must_be_free_and_in_the_range() {
        portal.givenUser(acme, EMAIL);

        portal.when(portal.createUser(acme, "b@acme.test", Role.END_USER, new Extension(1000), null))
                .thenRejected(ExtensionInUse.class, "Extension 1000 is already in use");
        portal.when(portal.createUser(acme, "b@acme.test", Role.END_USER, new Extension(1010), null))
                .thenRejected(ExtensionOutsideRange.class, "Extension 1010 is outside the tenant's range 1000-1009");
    }

    @Test
    void the_same_extension_may_be_in_two_tenants() {
        portal.givenUser(acme, EMAIL);

        assertThat(portal.when(portal.createUser(other, "b@other.test", Role.END_USER))
                        .answer(UserAnswer.class)
                        .extension())
                .isEqualTo(new Extension(1000));
    }

    @Test
    void fifteen_users_at_once_get_ten_different_extensions_and_five_a_refusal() throws Exception {
        List<CreateUser> commands = IntStream.range(0, 15)
                .mapToObj(i -> portal.createUser(acme, "u" + i + "@acme.test", Role.END_USER))
                .toList();
        try (ExecutorService pool = Executors.newFixedThreadPool(15)) {
            List<Outcome> outcomes = pool
                    .invokeAll(commands.stream()
                            .<java.util.concurrent.Callable<Outcome>>map(command -> () -> portal.when(command))
                            .toList())
                    .stream()
                    .map(Future::resultNow)
                    .toList();

            assertThat(outcomes.stream()
                            .filter(outcome -> !outcome.wasRejected())
                            .map(outcome ->
                                    outcome.answer(UserAnswer.class).extension().number()))
                    .containsExactlyInAnyOrder(1000, 1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1009);
            assertThat(outcomes.stream().filter(Outcome::wasRejected).map(Outcome::failure))
                    .hasSize(5)
                    .allSatisfy(refusal -> assertThat(refusal).isInstanceOf(ExtensionPoolExhausted.class));
        }
    }

    @Test
    void a_tenant_admin_creates_users_at_home_alone_and_nobody_above() {
        portal.when(portal.createUser(other, EMAIL, Role.END_USER), adminOf(acme))
                .thenRejected(NotYourTenant.class, "Tenant " + other + " is not in your tenant");
        portal.when(portal.createUser(null, EMAIL, Role.SUPPORT), adminOf(acme))
                .thenRejected(NotYourTenant.class, "Tenant null is not in your tenant");
        portal.when(portal.createUser(acme, EMAIL, Role.PLATFORM_ADMIN), adminOf(acme))
                .thenRejected(RoleAboveOwn.class, "The role tenant_admin may not grant the role platform_admin");
        portal.when(portal.createUser(acme, EMAIL, Role.END_USER), caller(Role.SUPPORT, acme))
                .thenRejected(RoleNotSufficient.class, "The role support may not change anything");
    }

    @Test
    void a_user_of_an_unknown_tenant_is_refused() {
        TenantId nobody = new TenantId(portal.nextId());

        portal.when(portal.createUser(nobody, EMAIL, Role.END_USER))
                .thenRejected(UnknownTenant.class, "Tenant " + nobody + " not found");
    }

    @Test
    void a_change_of_email_takes_the_new_one_and_frees_the_old_one() {
        UserId alice = portal.givenUser(acme, EMAIL);
        UserDetails after = new UserDetails(new EmailAddress("a@acme.test"), "Alice", Role.END_USER, null, true);

        portal.when(new Change().email("a@acme.test").of(alice), adminOf(acme))
                .thenEvents(
                        claimed("a@acme.test", alice),
                        released(EMAIL, alice),
                        new UserChanged(alice, acme, DETAILS, after));
        portal.givenUser(other, EMAIL);
        assertThat(accounts.byEmail("A@acme.test"))
                .map(Accounts.Account::userId)
                .contains(alice);
    }

    @Test
    void an_email_of_another_user_is_refused_and_the_own_one_is_no_change() {
        UserId alice = portal.givenUser(acme, EMAIL);
        portal.givenUser(other, "bob@other.test");

        portal.when(new Change().email("bob@other.test").of(alice))
                .thenRejected(EmailTaken.class, "Email already in use: bob@other.test");
        portal.when(new Change().email("ALICE@acme.test").of(alice)).thenNoEvent();
    }

    @Test
    void a_caller_id_can_be_set_kept_and_cleared() {
        UserId alice = portal.givenUser(acme, EMAIL);
        E164 number = new E164("+4930100");

        assertThat(callerIdAfter(new Change().callerId(number).of(alice))).isEqualTo(number);
        assertThat(callerIdAfter(new Change().name("Alice B.").of(alice))).isEqualTo(number);
        assertThat(callerIdAfter(new Change().noCallerId().of(alice))).isNull();
    }

    @Test
    void a_new_password_is_kept_and_told_without_itself() {
        UserId alice = portal.givenUser(acme, EMAIL);

        portal.when(new Change().password("new hash").of(alice)).thenEvents(new UserPasswordChanged(alice, acme));

        assertThat(vault.get(alice.value(), SecretKind.PASSWORD_HASH)).contains(new Secret("new hash"));
    }

    @Test
    void an_administrators_own_password_is_not_changed_without_the_current_one() {
        UserId alice = portal.givenUser(acme, EMAIL);

        portal.when(new Change().password("new hash").of(alice), adminWhoIs(alice))
                .thenRejected(
                        OwnPasswordNeedsCurrent.class,
                        "Change your own password by PUT /api/v1/self-service/password, with current_password");
        assertThat(vault.get(alice.value(), SecretKind.PASSWORD_HASH)).contains(new Secret("hash of " + EMAIL));
    }

    @Test
    void who_verified_the_current_password_changes_it_and_only_this_session_goes_on() {
        UserId alice = portal.givenUser(acme, EMAIL);
        SessionId here = givenSession(alice);
        SessionId elsewhere = givenSession(alice);

        portal.when(changeOwn(alice, "hash of " + EMAIL, here), adminWhoIs(alice))
                .thenEvents(new UserPasswordChanged(alice, acme));

        assertThat(vault.get(alice.value(), SecretKind.PASSWORD_HASH)).contains(new Secret("new hash"));
        assertThat(portal.sessionsToldToHaveEnded()).containsExactly(elsewhere);
    }

    @Test
    void a_password_that_was_changed_since_it_was_verified_stays() {
        UserId alice = portal.givenUser(acme, EMAIL);
        SessionId here = givenSession(alice);

        portal.when(changeOwn(alice, "an older hash", here), adminWhoIs(alice))
                .thenRejected(WrongCurrentPassword.class, "current_password is not your password");
        portal.when(changeOwn(alice, "hash of " + EMAIL, here), adminOf(acme))
                .thenRejected(WrongCurrentPassword.class, "current_password is not your password");
        assertThat(vault.get(alice.value(), SecretKind.PASSWORD_HASH)).contains(new Secret("hash of " + EMAIL));
    }

    private SessionId givenSession(UserId user) {
        SessionId session = new SessionId(portal.nextId());
        portal.given(new StartSession(session, user, acme, new EmailAddress(EMAIL)));
        return session;
    }

    private static ChangeOwnPassword changeOwn(UserId user, String verified, SessionId session) {
        return new ChangeOwnPassword(user, new Secret(verified), new Secret("new hash"), session);
    }

    @Test
    void suspending_and_reactivating_decide_who_may_log_in() {
        UserId alice = portal.givenUser(acme, EMAIL);

        portal.when(new Change().status(UserStatus.SUSPENDED).of(alice)).thenEvents(new UserSuspended(alice, acme));
        assertThat(accounts.byEmail(EMAIL))
                .hasValueSatisfying(a -> assertThat(a.active()).isFalse());
        portal.when(new Change().status(UserStatus.ACTIVE).of(alice)).thenEvents(new UserReactivated(alice, acme));
        assertThat(accounts.byEmail(EMAIL))
                .hasValueSatisfying(a -> assertThat(a.active()).isTrue());
    }

    @Test
    void a_role_is_changed_within_the_rules() {
        UserId alice = portal.givenUser(acme, EMAIL);

        portal.when(new Change().role(Role.TENANT_ADMIN).of(alice), adminOf(acme))
                .thenEventsOf(UserChanged.class);
        portal.when(new Change().role(Role.PLATFORM_ADMIN).of(alice), adminOf(acme))
                .thenRejected(RoleAboveOwn.class, "The role tenant_admin may not grant the role platform_admin");
        portal.when(new Change().role(Role.PLATFORM_ADMIN).of(alice))
                .thenRejected(
                        PlatformRoleHasNoTenant.class, "A platform_admin belongs to no tenant: leave tenant_id out");
        UserId support = portal.givenUser(null, "support@pbx.test", Role.SUPPORT);
        portal.when(new Change().role(Role.END_USER).of(support))
                .thenRejected(
                        RoleNeedsTenant.class,
                        "A user with the role end_user belongs to a tenant: tenant_id is required");
        portal.when(new Change().role(Role.PLATFORM_ADMIN).of(support)).thenEventsOf(UserChanged.class);
    }

    @Test
    void nobody_changes_the_own_role_or_deletes_the_own_account() {
        UserId alice = portal.givenUser(acme, EMAIL, Role.TENANT_ADMIN);
        String refusal = "You cannot delete, suspend or change the role of your own account";

        portal.when(new Change().role(Role.END_USER).of(alice), adminWhoIs(alice))
                .thenRejected(OwnAccountNotRemovable.class, refusal);
        portal.when(new DeleteUser(alice, true), adminWhoIs(alice)).thenRejected(OwnAccountNotRemovable.class, refusal);
        portal.when(new Change().name("Alice B.").of(alice), adminWhoIs(alice)).thenEventsOf(UserChanged.class);
    }

    @Test
    void a_tenant_admin_changes_nobody_of_another_tenant_or_of_the_platform() {
        UserId bob = portal.givenUser(other, "bob@other.test");
        UserId root = portal.givenUser(null, "root@pbx.test");
        for (UserId user : List.of(bob, root)) {
            portal.when(new Change().name("Mallory").of(user), adminOf(acme))
                    .thenRejected(NotYourTenant.class, "User " + user + " is not in your tenant");
            portal.when(new DeleteUser(user, false), adminOf(acme))
                    .thenRejected(NotYourTenant.class, "User " + user + " is not in your tenant");
        }
    }

    @Test
    void a_user_whom_nobody_knows_is_not_found() {
        UserId nobody = new UserId(portal.nextId());

        portal.when(new Change().name("?").of(nobody)).thenRejected(UnknownUser.class, "User " + nobody + " not found");
        portal.when(new DeleteUser(nobody, false)).thenRejected(UnknownUser.class, "User " + nobody + " not found");
        assertThat(accounts.byId(nobody)).isEmpty();
        assertThat(accounts.byEmail("nobody@acme.test")).isEmpty();
        assertThat(accounts.byEmail("not an address")).isEmpty();
    }

    @Test
    void deleting_ends_all_that_was_the_users() {
        UserId alice = portal.givenUser(acme, EMAIL);
        DeviceId desk = portal.givenDevice(alice, "Desk");

        List<?> events =
                portal.when(new DeleteUser(alice, false), adminOf(acme)).events();

        assertThat(events)
                .isEqualTo(List.of(
                        new DeviceDeleted(desk, acme, alice, "Desk", new SipUsername("acme-1000-desk")),
                        new ValueReleased(
                                ClaimId.of(ClaimKind.SIP_USERNAME, "acme-1000-desk"),
                                ClaimKind.SIP_USERNAME,
                                "acme-1000-desk",
                                desk.value()),
                        new UserDeleted(alice, acme, new EmailAddress(EMAIL), new Extension(1000)),
                        new ExtensionReleased(acme, new Extension(1000), alice),
                        released(EMAIL, alice)));
        assertThat(vault.get(alice.value(), SecretKind.PASSWORD_HASH)).isEmpty();
        assertThat(vault.get(desk.value(), SecretKind.SIP_PASSWORD)).isEmpty();
        assertThat(accounts.byEmail(EMAIL)).isEmpty();
    }

    @Test
    void a_platform_user_is_deleted_without_an_extension_to_release() {
        UserId support = portal.givenUser(null, "support@pbx.test", Role.SUPPORT);

        portal.when(new DeleteUser(support, false)).thenEventsOf(UserDeleted.class, ValueReleased.class);
    }

    @Test
    void extension_and_email_of_a_deleted_user_are_used_again() {
        UserId alice = portal.givenUser(acme, EMAIL);
        portal.givenUser(acme, "b@acme.test");
        portal.given(new DeleteUser(alice, false));

        UserAnswer again =
                portal.when(portal.createUser(acme, EMAIL, Role.END_USER)).answer(UserAnswer.class);

        assertThat(again.extension()).isEqualTo(new Extension(1000));
    }

    @Test
    void a_user_with_a_number_is_deleted_only_when_the_number_is_to_be_unassigned() {
        UserId alice = portal.givenUser(acme, EMAIL);
        PhoneNumberId number = portal.givenNumber("+4930100", acme, alice);

        portal.when(new DeleteUser(alice, false))
                .thenRejected(
                        NumbersStillAssigned.class,
                        "User alice@acme.test still has numbers assigned: +4930100."
                                + " Unassign them first, or delete with ?unassign=true");
        portal.when(new DeleteUser(alice, true))
                .thenAmongOthers(
                        new NumberUnlinkedFromUser(alice, number, new E164("+4930100")),
                        new UserDeleted(alice, acme, new EmailAddress(EMAIL), new Extension(1000)));
        assertThat(portal.when(new DeleteUser(alice, true)).wasRejected()).isTrue();
    }

    @Test
    void unassigning_happens_on_both_sides() {
        UserId alice = portal.givenUser(acme, EMAIL);
        portal.givenNumber("+4930100", acme, alice);

        assertThat(portal.when(new DeleteUser(alice, true)).events())
                .hasAtLeastOneElementOfType(PhoneNumberUnassigned.class)
                .hasAtLeastOneElementOfType(NumberUnlinkedFromUser.class);
    }

    @Test
    void a_deleted_user_changes_no_more() {
        UserId alice = portal.givenUser(acme, EMAIL);
        portal.given(new DeleteUser(alice, false));

        portal.when(new Change().name("Alice B.").of(alice))
                .thenRejected(UserIsDeleted.class, "User alice@acme.test is deleted");
        portal.when(new Change().email("alice.b@acme.test").of(alice))
                .thenRejected(UserIsDeleted.class, "User alice@acme.test is deleted");
        portal.when(new DeleteUser(alice, false)).thenRejected(UserIsDeleted.class, "User alice@acme.test is deleted");
    }

    @Test
    void every_event_says_who_did_it_from_where_and_by_which_request() {
        Caller admin = adminOf(acme);

        assertThat(portal.when(portal.createUser(acme, EMAIL, Role.END_USER), admin)
                        .stored())
                .allSatisfy(stored -> assertThat(Caller.from(stored.metaData())).isEqualTo(admin));
    }

    private @Nullable E164 callerIdAfter(ChangeUser command) {
        return portal.when(command).answer(UserAnswer.class).outboundCallerid();
    }

    private Caller adminWhoIs(UserId user) {
        return new Caller(user, Role.TENANT_ADMIN, acme, null, null, null);
    }

    private static ValueClaimed claimed(String email, UserId owner) {
        return new ValueClaimed(ClaimId.of(ClaimKind.EMAIL, email), ClaimKind.EMAIL, email, owner.value());
    }

    private static ValueReleased released(String email, UserId owner) {
        return new ValueReleased(ClaimId.of(ClaimKind.EMAIL, email), ClaimKind.EMAIL, email, owner.value());
    }

    /** A change of one thing, the rest left as it is. */
    private static final class Change {

        private @Nullable EmailAddress email;
        private @Nullable String name;
        private @Nullable Secret password;
        private @Nullable Role role;
        private @Nullable E164 callerId;
        private boolean clear;
        private @Nullable UserStatus status;

        Change email(String value) {
            email = new EmailAddress(value);
            return this;
        }

        Change name(String value) {
            name = value;
            return this;
        }

        Change password(String hash) {
            password = new Secret(hash);
            return this;
        }

        Change role(Role value) {
            role = value;
            return this;
        }

        Change callerId(E164 value) {
            callerId = value;
            return this;
        }

        Change noCallerId() {
            clear = true;
            return this;
        }

        Change status(UserStatus value) {
            status = value;
            return this;
        }

        ChangeUser of(UserId user) {
            return new ChangeUser(user, email, name, password, role, callerId, clear, null, status);
        }
    }
}
