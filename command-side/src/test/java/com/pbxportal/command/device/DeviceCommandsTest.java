package com.pbxportal.command.device;

import static com.pbxportal.command.PortalFixture.adminOf;
import static com.pbxportal.command.PortalFixture.caller;
import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.command.Outcome;
import com.pbxportal.command.PortalTest;
import com.pbxportal.command.user.UserIsDeleted;
import com.pbxportal.command.vault.SecretKind;
import com.pbxportal.command.vault.Vault;
import com.pbxportal.command.vault.Vault.Version;
import com.pbxportal.shared.claim.ClaimId;
import com.pbxportal.shared.claim.ClaimKind;
import com.pbxportal.shared.claim.ValueClaimed;
import com.pbxportal.shared.claim.ValueReleased;
import com.pbxportal.shared.device.AddDevice;
import com.pbxportal.shared.device.ChangeDevice;
import com.pbxportal.shared.device.Codec;
import com.pbxportal.shared.device.DeleteDevice;
import com.pbxportal.shared.device.DeviceAdded;
import com.pbxportal.shared.device.DeviceChanged;
import com.pbxportal.shared.device.DeviceDeleted;
import com.pbxportal.shared.device.DeviceDetails;
import com.pbxportal.shared.device.DeviceId;
import com.pbxportal.shared.device.DevicePasswordRotated;
import com.pbxportal.shared.device.NatFlags;
import com.pbxportal.shared.device.RotateDevicePassword;
import com.pbxportal.shared.device.SipUsername;
import com.pbxportal.shared.device.Transport;
import com.pbxportal.shared.error.NotYourTenant;
import com.pbxportal.shared.error.RoleNotSufficient;
import com.pbxportal.shared.error.UnknownDevice;
import com.pbxportal.shared.error.UnknownUser;
import com.pbxportal.shared.identity.HandedOut;
import com.pbxportal.shared.identity.Role;
import com.pbxportal.shared.identity.Secret;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.user.DeleteUser;
import com.pbxportal.shared.user.DeviceLinkedToUser;
import com.pbxportal.shared.user.DeviceUnlinkedFromUser;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DeviceCommandsTest extends PortalTest {

    @Autowired
    Vault vault;

    private TenantId acme;
    private TenantId other;
    private UserId alice;

    @BeforeEach
    void aUser() {
        acme = portal.givenTenant("acme");
        other = portal.givenTenant("other");
        alice = portal.givenUser(acme, "alice@acme.test");
    }

    @Test
    void a_device_gets_a_user_name_of_its_own_and_a_password_shown_once() {
        AddDevice command = add(alice, "Desk");
        SipUsername username = new SipUsername("acme-1000-desk");

        Outcome outcome = portal.when(command, adminOf(acme))
                .thenEvents(
                        new DeviceLinkedToUser(alice, command.deviceId(), "Desk"),
                        claimed(username, command.deviceId()),
                        new DeviceAdded(command.deviceId(), acme, alice, username, command.details()));

        Secret password = storedPassword(command.deviceId());
        DeviceAnswer answer = outcome.answer(DeviceAnswer.class);
        assertThat(answer)
                .isEqualTo(new DeviceAnswer(
                        command.deviceId(),
                        acme,
                        alice,
                        "Desk",
                        username,
                        new HandedOut(password),
                        Transport.UDP,
                        NatFlags.DEFAULT,
                        List.of(Codec.ULAW, Codec.ALAW),
                        true));
        assertThat(answer.toString()).doesNotContain(password.value());
        assertThat(portal.everythingStored()).doesNotContain(password.value());
    }

    @Test
    void a_user_name_that_is_taken_gets_a_number() {
        portal.givenDevice(alice, "Desk");
        AddDevice second = add(alice, "Desk!");
        AddDevice third = add(alice, "Desk?");

        portal.when(second).thenAmongOthers(claimed(new SipUsername("acme-1000-desk-2"), second.deviceId()));
        portal.when(third).thenAmongOthers(claimed(new SipUsername("acme-1000-desk-3"), third.deviceId()));
    }

    @Test
    void the_same_label_in_two_tenants_makes_two_user_names() {
        UserId bob = portal.givenUser(other, "bob@other.test");
        portal.givenDevice(alice, "Desk");

        assertThat(portal.when(add(bob, "Desk")).answer(DeviceAnswer.class).sipUsername())
                .hasToString("other-1000-desk");
    }

    @Test
    void tenants_whose_names_run_into_one_another_share_no_user_name() {
        UserId bob = portal.givenUser(portal.givenTenant("acme-1000"), "bob@acme-1000.test");

        assertThat(portal.when(add(bob, "Desk")).answer(DeviceAnswer.class).sipUsername())
                .hasToString("acme-1000-1000-desk");
        assertThat(portal.when(add(alice, "1000 Desk"))
                        .answer(DeviceAnswer.class)
                        .sipUsername())
                .hasToString("acme-1000-1000-desk-2");
    }

    @Test
    void a_label_is_unique_per_user_and_ten_are_enough() {
        for (int i = 1; i <= 10; i++) {
            portal.givenDevice(alice, "Phone " + i);
        }

        portal.when(add(alice, "PHONE 3"))
                .thenRejected(DeviceLabelTaken.class, "The user already has a device labelled 'PHONE 3'");
        portal.when(add(alice, "Phone 11")).thenRejected(TooManyDevices.class, "A user may have 10 devices at most");
    }

    @Test
    void a_user_without_an_extension_has_no_devices() {
        UserId root = portal.givenUser(null, "root@pbx.test");

        portal.when(add(root, "Desk"))
                .thenRejected(UserHasNoExtension.class, "A platform user has no extension and so no devices");
    }

    @Test
    void a_deleted_user_gets_no_device() {
        portal.given(new DeleteUser(alice, false));

        portal.when(add(alice, "Desk")).thenRejected(UserIsDeleted.class, "User alice@acme.test is deleted");
    }

    @Test
    void what_nobody_knows_is_not_found() {
        UserId nobody = new UserId(portal.nextId());
        DeviceId nothing = new DeviceId(portal.nextId());

        portal.when(add(nobody, "Desk")).thenRejected(UnknownUser.class, "User " + nobody + " not found");
        for (Object command : List.of(
                change(nothing, "Kitchen", null), new RotateDevicePassword(nothing), new DeleteDevice(nothing))) {
            portal.when(command).thenRejected(UnknownDevice.class, "Device " + nothing + " not found");
        }
    }

    @Test
    void a_tenant_admin_administers_the_own_tenants_devices_alone() {
        DeviceId desk = portal.givenDevice(alice, "Desk");

        portal.when(add(alice, "Cell"), adminOf(other))
                .thenRejected(NotYourTenant.class, "User " + alice + " is not in your tenant");
        for (Object command :
                List.of(change(desk, "Kitchen", null), new RotateDevicePassword(desk), new DeleteDevice(desk))) {
            portal.when(command, adminOf(other))
                    .thenRejected(NotYourTenant.class, "Device " + desk + " is not in your tenant");
            portal.when(command, caller(Role.SUPPORT, acme))
                    .thenRejected(RoleNotSufficient.class, "The role support may not change anything");
        }
    }

    @Test
    void a_new_label_is_told_to_the_user_and_the_user_name_stays() {
        DeviceId desk = portal.givenDevice(alice, "Desk");

        DeviceAnswer answer = portal.when(change(desk, "Kitchen", null))
                .thenEvents(
                        new DeviceChanged(desk, acme, DeviceDetails.of("Desk"), DeviceDetails.of("Kitchen")),
                        new DeviceLinkedToUser(alice, desk, "Kitchen"))
                .answer(DeviceAnswer.class);

        assertThat(answer.sipUsername()).hasToString("acme-1000-desk");
        assertThat(answer.sipPassword()).isEqualTo(HandedOut.HIDDEN);
        portal.when(add(alice, "Desk")).thenEventsOf(DeviceLinkedToUser.class, ValueClaimed.class, DeviceAdded.class);
    }

    @Test
    void a_label_of_another_device_of_the_user_is_refused_and_the_own_one_in_another_case_is_not() {
        DeviceId desk = portal.givenDevice(alice, "Desk");
        portal.givenDevice(alice, "Kitchen");

        portal.when(change(desk, "kitchen", null))
                .thenRejected(DeviceLabelTaken.class, "The user already has a device labelled 'kitchen'");
        portal.when(change(desk, "DESK", null)).thenEventsOf(DeviceChanged.class, DeviceLinkedToUser.class);
    }

    @Test
    void parts_change_alone_and_no_change_is_no_event() {
        DeviceId desk = portal.givenDevice(alice, "Desk");
        NatFlags direct = new NatFlags(true, true, true, true, false);

        DeviceAnswer answer = portal.when(new ChangeDevice(
                        desk,
                        null,
                        Transport.TLS,
                        before -> new NatFlags(
                                before.rtpSymmetric(), before.forceRport(), before.rewriteContact(), true, false),
                        List.of(Codec.G722),
                        false))
                .thenEvents(new DeviceChanged(
                        desk,
                        acme,
                        DeviceDetails.of("Desk"),
                        new DeviceDetails("Desk", Transport.TLS, direct, List.of(Codec.G722), false)))
                .answer(DeviceAnswer.class);

        assertThat(answer).returns(false, DeviceAnswer::enabled).returns(direct, DeviceAnswer::natFlags);
        portal.when(change(desk, null, false)).thenNoEvent();
        portal.when(change(desk, "Desk", null)).thenNoEvent();
    }

    @Test
    void a_rotated_password_replaces_the_old_one_and_is_shown_once() {
        DeviceId desk = portal.givenDevice(alice, "Desk");
        Secret before = storedPassword(desk);

        DeviceAnswer answer = portal.when(new RotateDevicePassword(desk), adminOf(acme))
                .thenEvents(new DevicePasswordRotated(desk, acme, 2))
                .answer(DeviceAnswer.class);

        assertThat(storedPassword(desk)).isNotEqualTo(before);
        assertThat(answer.sipPassword()).isEqualTo(new HandedOut(storedPassword(desk)));
    }

    @Test
    void deleting_frees_label_and_user_name_and_erases_the_password() {
        DeviceId desk = portal.givenDevice(alice, "Desk");
        SipUsername username = new SipUsername("acme-1000-desk");

        portal.when(new DeleteDevice(desk), adminOf(acme))
                .thenEvents(
                        new DeviceDeleted(desk, acme, alice, "Desk", username),
                        new ValueReleased(
                                ClaimId.of(ClaimKind.SIP_USERNAME, username.value()),
                                ClaimKind.SIP_USERNAME,
                                username.value(),
                                desk.value()),
                        new DeviceUnlinkedFromUser(alice, desk));

        assertThat(vault.get(desk.value(), SecretKind.SIP_PASSWORD)).isEmpty();
        assertThat(portal.when(add(alice, "Desk")).answer(DeviceAnswer.class).sipUsername())
                .isEqualTo(username);
    }

    @Test
    void the_vault_counts_passwords_as_the_events_do() {
        DeviceId desk = portal.givenDevice(alice, "Desk");
        assertThat(vault.outdated(List.of(password(desk, 1)))).isEmpty();

        portal.given(new RotateDevicePassword(desk));
        portal.given(new RotateDevicePassword(desk));
        assertThat(vault.outdated(List.of(password(desk, 1), password(desk, 2))))
                .containsExactlyInAnyOrder(password(desk, 1), password(desk, 2));
        assertThat(vault.outdated(List.of(password(desk, 3)))).isEmpty();

        portal.jdbc().update("DELETE FROM command.secret");
        portal.given(new RotateDevicePassword(desk));
        assertThat(vault.outdated(List.of(password(desk, 4)))).isEmpty();

        portal.given(new DeleteDevice(desk));
        assertThat(vault.outdated(List.of(password(desk, 4)))).containsExactly(password(desk, 4));
    }

    private static Version password(DeviceId device, int generation) {
        return new Version(device.value(), SecretKind.SIP_PASSWORD, generation);
    }

    @Test
    void a_deleted_device_changes_no_more() {
        DeviceId desk = portal.givenDevice(alice, "Desk");
        portal.given(new DeleteDevice(desk));

        for (Object command :
                List.of(change(desk, "Kitchen", null), new RotateDevicePassword(desk), new DeleteDevice(desk))) {
            portal.when(command).thenRejected(DeviceIsDeleted.class, "Device 'Desk' is deleted");
        }
    }

    private AddDevice add(UserId user, String label) {
        return new AddDevice(new DeviceId(portal.nextId()), user, DeviceDetails.of(label));
    }

    private static ChangeDevice change(DeviceId device, @Nullable String label, @Nullable Boolean enabled) {
        return new ChangeDevice(device, label, null, null, null, enabled);
    }

    private Secret storedPassword(DeviceId device) {
        return vault.get(device.value(), SecretKind.SIP_PASSWORD).orElseThrow();
    }

    private static ValueClaimed claimed(SipUsername username, DeviceId owner) {
        return new ValueClaimed(
                ClaimId.of(ClaimKind.SIP_USERNAME, username.value()),
                ClaimKind.SIP_USERNAME,
                username.value(),
                owner.value());
    }
}
