package com.pbxportal.projector;

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
import com.pbxportal.shared.apply.GeneratedFile;
import com.pbxportal.shared.apply.plan.ApplyPlanApproved;
import com.pbxportal.shared.apply.plan.ApplyPlanCancelled;
import com.pbxportal.shared.apply.plan.ApplyPlanId;
import com.pbxportal.shared.apply.plan.ApplyPlanMissed;
import com.pbxportal.shared.apply.plan.ApplyPlanStarted;
import com.pbxportal.shared.apply.plan.ApplyPlanned;
import com.pbxportal.shared.claim.ClaimId;
import com.pbxportal.shared.claim.ClaimKind;
import com.pbxportal.shared.claim.ValueClaimed;
import com.pbxportal.shared.claim.ValueReleased;
import com.pbxportal.shared.destination.Destination;
import com.pbxportal.shared.device.Codec;
import com.pbxportal.shared.device.DeviceAdded;
import com.pbxportal.shared.device.DeviceChanged;
import com.pbxportal.shared.device.DeviceDeleted;
import com.pbxportal.shared.device.DeviceDetails;
import com.pbxportal.shared.device.DeviceId;
import com.pbxportal.shared.device.DevicePasswordRotated;
import com.pbxportal.shared.device.NatFlags;
import com.pbxportal.shared.device.SipUsername;
import com.pbxportal.shared.device.Transport;
import com.pbxportal.shared.event.PortalEvent;
import com.pbxportal.shared.identity.Role;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.phonenumber.AssignmentId;
import com.pbxportal.shared.phonenumber.E164;
import com.pbxportal.shared.phonenumber.PhoneNumberAllocated;
import com.pbxportal.shared.phonenumber.PhoneNumberAssigned;
import com.pbxportal.shared.phonenumber.PhoneNumberDeallocated;
import com.pbxportal.shared.phonenumber.PhoneNumberDetails;
import com.pbxportal.shared.phonenumber.PhoneNumberDetailsChanged;
import com.pbxportal.shared.phonenumber.PhoneNumberDisabled;
import com.pbxportal.shared.phonenumber.PhoneNumberEnabled;
import com.pbxportal.shared.phonenumber.PhoneNumberId;
import com.pbxportal.shared.phonenumber.PhoneNumberImported;
import com.pbxportal.shared.phonenumber.PhoneNumberUnassigned;
import com.pbxportal.shared.refusal.LoginFailed;
import com.pbxportal.shared.refusal.LoginFailure;
import com.pbxportal.shared.refusal.RefusalsCounted;
import com.pbxportal.shared.refusal.RequestRefused;
import com.pbxportal.shared.session.SessionEndReason;
import com.pbxportal.shared.session.SessionEnded;
import com.pbxportal.shared.session.SessionId;
import com.pbxportal.shared.session.SessionStarted;
import com.pbxportal.shared.tenant.ApplyApprovalRequired;
import com.pbxportal.shared.tenant.ApplyApprovalWaived;
import com.pbxportal.shared.tenant.Country;
import com.pbxportal.shared.tenant.Extension;
import com.pbxportal.shared.tenant.ExtensionAllocated;
import com.pbxportal.shared.tenant.ExtensionRange;
import com.pbxportal.shared.tenant.ExtensionReleased;
import com.pbxportal.shared.tenant.Slug;
import com.pbxportal.shared.tenant.TenantChanged;
import com.pbxportal.shared.tenant.TenantClosed;
import com.pbxportal.shared.tenant.TenantCountryChanged;
import com.pbxportal.shared.tenant.TenantCreated;
import com.pbxportal.shared.tenant.TenantDetails;
import com.pbxportal.shared.tenant.TenantResumed;
import com.pbxportal.shared.tenant.TenantSuspended;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Everything that can happen, once at least, in an order in which it could. */
public final class Story {

    /** An event and the stream that it is on. */
    public record Chapter(Object stream, PortalEvent event) {}

    public final TenantId acme = new TenantId(UUID.randomUUID());
    public final TenantId gone = new TenantId(UUID.randomUUID());
    public final UserId alice = new UserId(UUID.randomUUID());
    public final UserId bob = new UserId(UUID.randomUUID());
    public final DeviceId desk = new DeviceId(UUID.randomUUID());
    public final DeviceId lost = new DeviceId(UUID.randomUUID());
    public final E164 number;
    public final E164 returned;
    public final PhoneNumberId numberId;
    public final PhoneNumberId returnedId;
    public final AssignmentId assignment = new AssignmentId(UUID.randomUUID());
    public final ApplyJobId applied = new ApplyJobId(UUID.randomUUID());
    public final ApplyJobId rolledBack = new ApplyJobId(UUID.randomUUID());
    public final ApplyJobId unclear = new ApplyJobId(UUID.randomUUID());
    public final ApplyPlanId begun = new ApplyPlanId(UUID.randomUUID());
    public final ApplyPlanId missed = new ApplyPlanId(UUID.randomUUID());
    public final ApplyJobId failed = new ApplyJobId(UUID.randomUUID());

    private final String tag = UUID.randomUUID().toString().substring(0, 8);
    private final List<Chapter> chapters = new ArrayList<>();

    public Story() {
        long random = Math.abs(UUID.randomUUID().getMostSignificantBits() % 1_000_000_000L);
        number = new E164("+1" + (2_000_000_000L + 2 * random));
        returned = new E164("+1" + (2_000_000_001L + 2 * random));
        numberId = PhoneNumberId.of(number);
        returnedId = PhoneNumberId.of(returned);
        tenants();
        users();
        devices();
        numbers();
        sessions();
        applies();
        plans();
        refusals();
    }

    public List<Chapter> chapters() {
        return List.copyOf(chapters);
    }

    public String tag() {
        return tag;
    }

    private void tenants() {
        TenantDetails before = new TenantDetails("Acme " + tag, "UTC", ExtensionRange.DEFAULT, null, null);
        TenantDetails after = new TenantDetails(
                "Acme Corp " + tag, "Europe/Berlin", new ExtensionRange(1000, 2999), "Hangup()", null);
        ClaimId name = ClaimId.of(ClaimKind.TENANT_NAME, "Gone " + tag);
        tell(acme, new TenantCreated(acme, new Slug("acme-" + tag), before));
        tell(acme, new TenantChanged(acme, before, after));
        tell(acme, new TenantCountryChanged(acme, null, new Country("US")));
        tell(acme, new TenantCountryChanged(acme, new Country("US"), new Country("DE")));
        tell(acme, new TenantSuspended(acme));
        tell(acme, new TenantResumed(acme));
        tell(acme, new ApplyApprovalWaived(acme));
        tell(acme, new ApplyApprovalRequired(acme));
        tell(name, new ValueClaimed(name, ClaimKind.TENANT_NAME, "Gone " + tag, gone.value()));
        tell(
                gone,
                new TenantCreated(
                        gone,
                        new Slug("gone-" + tag),
                        new TenantDetails("Gone " + tag, "UTC", ExtensionRange.DEFAULT, null, null)));
        tell(gone, new TenantClosed(gone, new Slug("gone-" + tag), "Gone " + tag));
        tell(name, new ValueReleased(name, ClaimKind.TENANT_NAME, "Gone " + tag, gone.value()));
    }

    private void users() {
        UserDetails before = details("alice", Role.END_USER, false);
        UserDetails after = details("alice.b", Role.TENANT_ADMIN, true);
        tell(acme, new ExtensionAllocated(acme, new Extension(1000), alice));
        tell(alice, new UserCreated(alice, acme, before, new Extension(1000)));
        tell(alice, new UserChanged(alice, acme, before, after));
        tell(alice, new UserPasswordChanged(alice, acme));
        tell(alice, new UserSuspended(alice, acme));
        tell(alice, new UserReactivated(alice, acme));
        tell(acme, new ExtensionAllocated(acme, new Extension(1001), bob));
        tell(bob, new UserCreated(bob, acme, details("bob", Role.END_USER, false), new Extension(1001)));
        tell(bob, new UserDeleted(bob, acme, new EmailAddress("bob@" + tag + ".test"), new Extension(1001)));
        tell(acme, new ExtensionReleased(acme, new Extension(1001), bob));
    }

    private void devices() {
        DeviceDetails before = DeviceDetails.of("Desk");
        DeviceDetails after = new DeviceDetails(
                "Desk phone",
                Transport.TLS,
                new NatFlags(false, false, false, true, true),
                List.of(Codec.G722, Codec.ALAW),
                false);
        tell(alice, new DeviceLinkedToUser(alice, desk, "Desk"));
        tell(desk, new DeviceAdded(desk, acme, alice, sip("desk"), before));
        tell(desk, new DeviceChanged(desk, acme, before, after));
        tell(desk, new DevicePasswordRotated(desk, acme, 2));
        tell(alice, new DeviceLinkedToUser(alice, lost, "Lost"));
        tell(lost, new DeviceAdded(lost, acme, alice, sip("lost"), DeviceDetails.of("Lost")));
        tell(lost, new DeviceDeleted(lost, acme, alice, "Lost", sip("lost")));
        tell(alice, new DeviceUnlinkedFromUser(alice, lost));
    }

    private void numbers() {
        Destination toAlice = Destination.user(alice);
        AssignmentId former = new AssignmentId(UUID.randomUUID());
        tell(
                numberId,
                new PhoneNumberImported(
                        numberId, number, "Twilio", Map.of("sid", "PN4\u00005", "capabilities", List.of("voice"))));
        tell(returnedId, new PhoneNumberImported(returnedId, returned, null, Map.of()));
        tell(numberId, new PhoneNumberAllocated(numberId, number, acme));
        tell(numberId, new PhoneNumberAssigned(numberId, number, acme, assignment, toAlice));
        tell(alice, new NumberLinkedToUser(alice, numberId, number));
        tell(numberId, new PhoneNumberDisabled(numberId, number, acme));
        tell(numberId, new PhoneNumberEnabled(numberId, number, acme));
        tell(
                numberId,
                new PhoneNumberDetailsChanged(
                        numberId,
                        number,
                        acme,
                        new PhoneNumberDetails("Twilio", Map.of()),
                        new PhoneNumberDetails("Telekom", Map.of("order", "7"))));
        tell(returnedId, new PhoneNumberAllocated(returnedId, returned, acme));
        tell(returnedId, new PhoneNumberAssigned(returnedId, returned, acme, former, toAlice));
        tell(alice, new NumberLinkedToUser(alice, returnedId, returned));
        tell(returnedId, new PhoneNumberUnassigned(returnedId, returned, acme, former, toAlice));
        tell(alice, new NumberUnlinkedFromUser(alice, returnedId, returned));
        tell(returnedId, new PhoneNumberDeallocated(returnedId, returned, acme));
    }

    private void sessions() {
        SessionId session = new SessionId(UUID.randomUUID());
        EmailAddress email = new EmailAddress("alice@" + tag + ".test");
        tell(session, new SessionStarted(session, alice, acme, email));
        tell(session, new SessionEnded(session, alice, acme, email, SessionEndReason.LOGOUT));
    }

    private void applies() {
        GeneratedFile file = new GeneratedFile("generated_inbound.conf", "0".repeat(64), 120, 6);
        tell(applied, new ApplyRequested(applied, null, true));
        tell(applied, new ApplySnapshotTaken(applied, 42, "0".repeat(64), null));
        tell(applied, new ApplyValidated(applied, List.of("acme: 1 leads nowhere")));
        tell(applied, new ApplyGenerated(applied, "r1", List.of(file), List.of()));
        tell(applied, new ApplyPreflighted(applied, null));
        tell(applied, new ApplyWritten(applied, "release-1", null));
        tell(applied, new ApplySynchronised(applied, 1, 2, 3));
        tell(applied, new ApplyReloaded(applied));
        tell(applied, new ApplySucceeded(applied, null, "r1", true));
        tell(rolledBack, new ApplyRequested(rolledBack, acme, false));
        tell(rolledBack, new ApplySnapshotTaken(rolledBack, 50, "1".repeat(64), 42L));
        tell(
                rolledBack,
                new ApplyStepFailed(
                        rolledBack, ApplyStep.VERIFY, "Asterisk runs something else", true, "Look at its log"));
        tell(rolledBack, new ApplyRollbackStarted(rolledBack, ApplyStep.VERIFY, "Asterisk runs something else"));
        tell(rolledBack, new ApplyRolledBack(rolledBack, acme, ApplyStep.VERIFY, "Asterisk runs something else"));
        ApplyJobId lost = new ApplyJobId(UUID.randomUUID());
        tell(lost, new ApplyRequested(lost, acme, false));
        tell(lost, new ApplyRollbackFailed(lost, acme, ApplyStep.VERIFY, "Asterisk runs something else", "It is gone"));
        tell(unclear, new ApplyRequested(unclear, null, false));
        tell(unclear, new ApplyStepFailed(unclear, ApplyStep.VERIFY, "Asterisk does not answer", true, null));
        tell(
                unclear,
                new ApplyRollbackFailed(
                        unclear, null, ApplyStep.VERIFY, "Asterisk does not answer", "Asterisk does not answer"));
        tell(unclear, new ApplyRollbackResolved(unclear, "Restarted Asterisk"));
        tell(failed, new ApplyRequested(failed, acme, false));
        tell(failed, new ApplyFailed(failed, acme, ApplyStep.RELOAD, "Cannot connect to Asterisk AMI"));
    }

    private void plans() {
        Instant at = Instant.parse("2030-01-02T03:00:00Z");
        ApplyPlanId cancelled = new ApplyPlanId(UUID.randomUUID());
        tell(begun, new ApplyPlanned(begun, acme, true, null, at, true, alice, "As soon as you agree"));
        tell(begun, new ApplyPlanApproved(begun, acme, bob, "0".repeat(64), at));
        tell(begun, new ApplyPlanStarted(begun, acme, applied));
        tell(cancelled, new ApplyPlanned(cancelled, null, false, at, at, false, alice, null));
        tell(cancelled, new ApplyPlanCancelled(cancelled, null, alice, "Not tonight"));
        tell(missed, new ApplyPlanned(missed, acme, false, at, at, true, alice, null));
        tell(missed, new ApplyPlanMissed(missed, acme, "Nobody has agreed to it in time"));
    }

    private void refusals() {
        tell(UUID.randomUUID(), new LoginFailed(alice, acme, LoginFailure.WRONG_PASSWORD));
        tell(UUID.randomUUID(), new LoginFailed(null, null, LoginFailure.UNKNOWN_ACCOUNT));
        tell(
                UUID.randomUUID(),
                new RequestRefused(
                        acme, "DELETE /api/v1/apply/schedule/{id}", missed.value(), 409, "apply_plan_not_open"));
        tell(UUID.randomUUID(), new RefusalsCounted(Instant.parse("2030-01-02T03:00:00Z"), 7, 12));
    }

    private void tell(Object stream, PortalEvent event) {
        chapters.add(new Chapter(stream, event));
    }

    private UserDetails details(String name, Role role, boolean voicemail) {
        return new UserDetails(new EmailAddress(name + "@" + tag + ".test"), name, role, null, voicemail);
    }

    private SipUsername sip(String label) {
        return new SipUsername("acme-" + tag + "-1000-" + label);
    }
}
