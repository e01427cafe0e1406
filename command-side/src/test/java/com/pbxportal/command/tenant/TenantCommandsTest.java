package com.pbxportal.command.tenant;

import static com.pbxportal.command.PortalFixture.PLATFORM_ADMIN;
import static com.pbxportal.command.PortalFixture.adminOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.command.Outcome;
import com.pbxportal.command.PortalTest;
import com.pbxportal.shared.claim.ClaimId;
import com.pbxportal.shared.claim.ClaimKind;
import com.pbxportal.shared.claim.ValueClaimed;
import com.pbxportal.shared.claim.ValueReleased;
import com.pbxportal.shared.destination.Destination;
import com.pbxportal.shared.device.AddDevice;
import com.pbxportal.shared.device.DeleteDevice;
import com.pbxportal.shared.device.DeviceDeleted;
import com.pbxportal.shared.device.DeviceDetails;
import com.pbxportal.shared.device.DeviceId;
import com.pbxportal.shared.device.RotateDevicePassword;
import com.pbxportal.shared.error.InvalidInput;
import com.pbxportal.shared.error.RoleNotSufficient;
import com.pbxportal.shared.error.UnknownTenant;
import com.pbxportal.shared.event.PortalEvent;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.Role;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.phonenumber.AllocatePhoneNumber;
import com.pbxportal.shared.phonenumber.AssignPhoneNumber;
import com.pbxportal.shared.phonenumber.AssignmentId;
import com.pbxportal.shared.phonenumber.ChangePhoneNumber;
import com.pbxportal.shared.phonenumber.DeallocatePhoneNumber;
import com.pbxportal.shared.phonenumber.DeallocatePhoneNumbers;
import com.pbxportal.shared.phonenumber.PhoneNumberDeallocated;
import com.pbxportal.shared.phonenumber.PhoneNumberId;
import com.pbxportal.shared.phonenumber.PhoneNumberUnassigned;
import com.pbxportal.shared.phonenumber.UnassignPhoneNumber;
import com.pbxportal.shared.tenant.ApplyApprovalRequired;
import com.pbxportal.shared.tenant.ApplyApprovalWaived;
import com.pbxportal.shared.tenant.ChangeTenant;
import com.pbxportal.shared.tenant.CloseTenant;
import com.pbxportal.shared.tenant.Country;
import com.pbxportal.shared.tenant.CreateTenant;
import com.pbxportal.shared.tenant.ExtensionRange;
import com.pbxportal.shared.tenant.Slug;
import com.pbxportal.shared.tenant.TenantChanged;
import com.pbxportal.shared.tenant.TenantClosed;
import com.pbxportal.shared.tenant.TenantCountryChanged;
import com.pbxportal.shared.tenant.TenantCreated;
import com.pbxportal.shared.tenant.TenantDetails;
import com.pbxportal.shared.tenant.TenantResumed;
import com.pbxportal.shared.tenant.TenantStatus;
import com.pbxportal.shared.tenant.TenantSuspended;
import com.pbxportal.shared.user.DeleteUser;
import com.pbxportal.shared.user.NumberUnlinkedFromUser;
import com.pbxportal.shared.user.UserDeleted;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class TenantCommandsTest extends PortalTest {

    private static final Country US = new Country("US");
    private static final ExtensionRange RANGE = new ExtensionRange(1000, 1009);

    @Autowired
    Tenants tenants;

    @Autowired
    DataSource dataSource;

    @Test
    void a_tenant_comes_with_its_name_and_slug_for_itself_alone() {
        CreateTenant command = create("acme", "Acme Corp");

        TenantAnswer answer = portal.when(command)
                .thenEvents(
                        claimed(ClaimKind.TENANT_SLUG, "acme", command.tenantId()),
                        claimed(ClaimKind.TENANT_NAME, "acme corp", command.tenantId()),
                        new TenantCreated(command.tenantId(), command.slug(), command.details()),
                        new TenantCountryChanged(command.tenantId(), null, US))
                .answer(TenantAnswer.class);

        assertThat(answer)
                .isEqualTo(new TenantAnswer(
                        command.tenantId(),
                        "Acme Corp",
                        new Slug("acme"),
                        "tenant-acme",
                        TenantStatus.ACTIVE,
                        "Europe/Berlin",
                        1000,
                        1009,
                        null,
                        null,
                        false,
                        US));
    }

    @Test
    void a_tenant_may_want_two_people_to_answer_for_what_runs() {
        CreateTenant acme = create("acme", "Acme Corp");
        TenantId id = acme.tenantId();
        portal.given(new CreateTenant(id, acme.slug(), acme.details(), true, US));
        assertThat(tenants.heldBack()).containsExactly(id);

        portal.when(approval(id, true)).thenEvents();
        portal.when(approval(id, false)).thenEvents(new ApplyApprovalWaived(id));
        assertThat(tenants.heldBack()).isEmpty();
        portal.when(approval(id, true)).thenEvents(new ApplyApprovalRequired(id));
    }

    @Test
    void that_a_tenant_falls_silent_needs_nobodys_consent() {
        CreateTenant acme = create("acme", "Acme Corp");
        portal.given(new CreateTenant(acme.tenantId(), acme.slug(), acme.details(), true, US));

        portal.given(status(acme.tenantId(), TenantStatus.SUSPENDED));
        assertThat(tenants.heldBack()).isEmpty();
        portal.given(status(acme.tenantId(), TenantStatus.ACTIVE));
        assertThat(tenants.heldBack()).containsExactly(acme.tenantId());
    }

    private static ChangeTenant approval(TenantId tenant, boolean needed) {
        return new ChangeTenant(tenant, null, null, null, null, null, false, null, needed, null);
    }

    @Test
    void a_slug_in_use_is_refused() {
        portal.given(create("acme", "Acme Corp"));

        portal.when(create("acme", "Another")).thenRejected(TenantSlugTaken.class, "Tenant slug already in use: acme");
    }

    @Test
    void a_name_in_use_is_refused_whatever_its_case() {
        portal.given(create("acme", "Acme Corp"));

        portal.when(create("other", "ACME corp"))
                .thenRejected(TenantNameTaken.class, "Tenant name already in use: ACME corp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Berlin", "", "Europe/Atlantis", "+02:00", "UTC+1", "europe/berlin", "Z"})
    void a_time_zone_is_an_iana_name(String timezone) {
        TenantDetails details = new TenantDetails("Acme", timezone, RANGE, null, null);

        portal.when(new CreateTenant(new TenantId(portal.nextId()), new Slug("acme"), details, false, US))
                .thenRejected(
                        InvalidInput.class, "Unknown time zone: " + timezone + " (an IANA name such as Europe/Berlin)");
    }

    @Test
    void only_a_platform_admin_creates_changes_and_closes_tenants() {
        TenantId acme = portal.givenTenant("acme");
        for (Caller caller :
                List.of(adminOf(acme), new Caller(PLATFORM_ADMIN.userId(), Role.SUPPORT, null, null, null, null))) {
            String role = "The role " + caller.role().wireName();
            portal.when(create("other", "Other"), caller)
                    .thenRejected(RoleNotSufficient.class, role + " may not create a tenant");
            portal.when(rename(acme, "Other"), caller)
                    .thenRejected(RoleNotSufficient.class, role + " may not change a tenant");
            portal.when(new CloseTenant(acme), caller)
                    .thenRejected(RoleNotSufficient.class, role + " may not close a tenant");
        }
    }

    @Test
    void a_tenant_that_nobody_knows_is_not_found() {
        TenantId nobody = new TenantId(portal.nextId());

        portal.when(rename(nobody, "Other")).thenRejected(UnknownTenant.class, "Tenant " + nobody + " not found");
        portal.when(new CloseTenant(nobody)).thenRejected(UnknownTenant.class, "Tenant " + nobody + " not found");
    }

    @Test
    void renaming_takes_the_new_name_and_frees_the_old_one() {
        TenantId acme = portal.givenTenant("acme");
        TenantDetails before = new TenantDetails("acme", "UTC", RANGE, null, null);

        portal.when(rename(acme, "Umbrella"))
                .thenEvents(
                        claimed(ClaimKind.TENANT_NAME, "umbrella", acme),
                        released(ClaimKind.TENANT_NAME, "acme", acme),
                        new TenantChanged(acme, before, new TenantDetails("Umbrella", "UTC", RANGE, null, null)));
        portal.when(create("other", "Acme"))
                .thenAmongOthers(claimed(ClaimKind.TENANT_NAME, "acme", new TenantId(lastId())));
    }

    @Test
    void a_name_that_looks_the_same_is_in_use() {
        portal.given(create("acme", "Café x"));

        for (String lookalike : List.of("CAFÉ X", "Cafe\u0301 x", "Ｃafé x", "Caf\u200bé x", "Café  x", "Café\u00a0x")) {
            portal.when(create("other", lookalike))
                    .thenRejected(TenantNameTaken.class, "Tenant name already in use: " + lookalike);
        }
    }

    /** It claimed the key of old alone. */
    @Test
    void a_tenant_from_before_names_were_folded_keeps_its_name_until_it_gives_it_free() {
        TenantId old = new TenantId(portal.nextId());
        String name = "Große  Straße";
        String key = "große  straße";
        portal.meanwhileElsewhere(
                "Tenant",
                old,
                new TenantCreated(old, new Slug("old"), new TenantDetails(name, "UTC", RANGE, null, null)));
        portal.meanwhileElsewhere(
                "Claim",
                ClaimId.of(ClaimKind.TENANT_NAME, key),
                new ValueClaimed(ClaimId.of(ClaimKind.TENANT_NAME, key), ClaimKind.TENANT_NAME, key, old.value()));

        portal.when(create("new", name)).thenRejected(TenantNameTaken.class, "Tenant name already in use: " + name);
        portal.given(rename(old, "Grosse Strasse"));
        portal.when(create("new", name)).thenRejected(TenantNameTaken.class, "Tenant name already in use: " + name);
        portal.given(rename(old, "Allee"));
        portal.given(create("new", name));
    }

    @Test
    void another_case_of_the_own_name_is_no_new_claim() {
        TenantId acme = portal.givenTenant("acme");

        portal.when(rename(acme, "ACME")).thenEventsOf(TenantChanged.class);
    }

    @Test
    void a_name_of_another_tenant_is_refused() {
        TenantId acme = portal.givenTenant("acme");
        portal.givenTenant("umbrella");

        portal.when(rename(acme, "Umbrella"))
                .thenRejected(TenantNameTaken.class, "Tenant name already in use: Umbrella");
    }

    @Test
    void one_end_of_the_range_can_be_changed_alone_and_the_other_parts_stay() {
        TenantId acme = portal.givenTenant("acme");

        TenantAnswer answer =
                portal.when(change(acme, null, null, 1999, null, false, null)).answer(TenantAnswer.class);

        assertThat(answer).returns(1000, TenantAnswer::extMin).returns(1999, TenantAnswer::extMax);
        assertThat(answer).returns("acme", TenantAnswer::name).returns("UTC", TenantAnswer::timezone);
        portal.when(change(acme, null, 2000, null, null, false, null))
                .thenRejected(InvalidInput.class, "Invalid extension range: 2000-1999 (at least 10 extensions)");
    }

    @Test
    void a_destination_can_be_set_kept_and_cleared() {
        TenantId acme = portal.givenTenant("acme");

        assertThat(destinationAfter(change(acme, null, null, null, "Hangup()", false, null)))
                .isEqualTo("Hangup()");
        assertThat(destinationAfter(rename(acme, "Acme Ltd"))).isEqualTo("Hangup()");
        assertThat(destinationAfter(change(acme, null, null, null, null, true, null)))
                .isNull();
    }

    @Test
    void suspending_and_resuming_change_the_status() {
        TenantId acme = portal.givenTenant("acme");

        TenantAnswer suspended = portal.when(status(acme, TenantStatus.SUSPENDED))
                .thenEvents(new TenantSuspended(acme))
                .answer(TenantAnswer.class);
        assertThat(suspended.status()).isEqualTo(TenantStatus.SUSPENDED);
        portal.when(status(acme, TenantStatus.SUSPENDED)).thenNoEvent();
        portal.when(status(acme, TenantStatus.ACTIVE)).thenEvents(new TenantResumed(acme));
    }

    @Test
    void a_status_of_closed_is_refused_because_closing_is_more_than_a_status() {
        TenantId acme = portal.givenTenant("acme");

        portal.when(status(acme, TenantStatus.CLOSED))
                .thenRejected(
                        InvalidInput.class, "Invalid status: closed (active or suspended; DELETE closes a tenant)");
    }

    @Test
    void closing_says_so_before_anything_else_and_frees_the_name_at_once() {
        TenantId acme = portal.givenTenant("acme");
        portal.givenNumber("+4930100", acme, portal.givenUser(acme, "alice@acme.test"));

        portal.when(new CloseTenant(acme))
                .thenEvents(
                        new TenantClosed(acme, new Slug("acme"), "acme"),
                        released(ClaimKind.TENANT_NAME, "acme", acme));
    }

    @Test
    void a_closed_tenants_numbers_go_back_and_its_users_end() {
        TenantId acme = portal.givenTenant("acme");
        UserId alice = portal.givenUser(acme, "alice@acme.test");
        UserId bob = portal.givenUser(acme, "bob@acme.test", Role.TENANT_ADMIN);
        DeviceId desk = portal.givenDevice(alice, "Desk");
        PhoneNumberId assigned = portal.givenNumber("+4930100", acme, alice);
        PhoneNumberId allocated = portal.givenNumber("+4930200", acme);
        portal.given(new CloseTenant(acme));

        Outcome outcome = portal.when(EmptyTenant.portionOf(acme));

        assertThat(outcome.answer(Boolean.class)).isTrue();
        List<PortalEvent> events = outcome.events();
        assertThat(events).filteredOn(PhoneNumberUnassigned.class::isInstance).hasSize(1);
        assertThat(events).filteredOn(NumberUnlinkedFromUser.class::isInstance).hasSize(1);
        assertThat(returned(events)).containsExactlyInAnyOrder(assigned, allocated);
        assertThat(ended(events)).containsExactly(alice, bob);
        assertThat(events)
                .filteredOn(DeviceDeleted.class::isInstance)
                .extracting(event -> ((DeviceDeleted) event).deviceId())
                .containsExactly(desk);
        portal.when(EmptyTenant.portionOf(acme)).thenNoEvent();
    }

    @Test
    void a_closed_tenant_is_emptied_in_portions_numbers_before_users_and_each_once() {
        TenantId acme = portal.givenTenant("acme");
        List<UserId> people = List.of(
                portal.givenUser(acme, "alice@acme.test"),
                portal.givenUser(acme, "bob@acme.test"),
                portal.givenUser(acme, "carol@acme.test"));
        List<PhoneNumberId> numbers = List.of(
                portal.givenNumber("+4930100", acme, people.getFirst()),
                portal.givenNumber("+4930200", acme, people.getLast()),
                portal.givenNumber("+4930300", acme));
        portal.given(new CloseTenant(acme));
        EmptyTenant portion = new EmptyTenant(acme, 2, 2);

        List<PortalEvent> first = portal.when(portion).events();
        assertThat(returned(first)).hasSize(2);
        assertThat(ended(first)).isEmpty();
        List<PortalEvent> second = portal.when(portion).events();
        assertThat(returned(second)).hasSize(1);
        assertThat(ended(second)).containsExactly(people.get(0), people.get(1));
        Outcome third = portal.when(portion);
        assertThat(third.answer(Boolean.class)).isTrue();
        assertThat(ended(third.events())).containsExactly(people.get(2));

        assertThat(Stream.of(first, second).flatMap(events -> returned(events).stream()))
                .containsExactlyInAnyOrderElementsOf(numbers);
        assertThat(portal.jdbc()
                        .queryForObject(
                                "SELECT (SELECT count(*) FROM command.open_tenant)"
                                        + " + (SELECT count(*) FROM command.tenant_number)",
                                Integer.class))
                .isZero();
    }

    @Test
    void what_another_node_has_emptied_meanwhile_is_not_emptied_again() {
        TenantId acme = portal.givenTenant("acme");
        portal.givenNumber("+4930100", acme, portal.givenUser(acme, "alice@acme.test"));
        portal.given(new CloseTenant(acme));
        portal.given(EmptyTenant.portionOf(acme));

        Outcome again = portal.when(EmptyTenant.portionOf(acme));

        again.thenNoEvent();
        assertThat(again.answer(Boolean.class)).isTrue();
    }

    /** Its people and numbers are still there: nobody changes them on their way out, whatever this node has cached. */
    @Test
    void what_a_closed_tenant_still_has_changes_no_more() {
        TenantId acme = portal.givenTenant("acme");
        UserId alice = portal.givenUser(acme, "alice@acme.test");
        DeviceId desk = portal.givenDevice(alice, "Desk");
        PhoneNumberId assigned = portal.givenNumber("+4930100", acme, alice);
        PhoneNumberId allocated = portal.givenNumber("+4930200", acme);
        portal.jdbc().update("UPDATE command.open_tenant SET closing = true");
        portal.meanwhileElsewhere("Tenant", acme, new TenantClosed(acme, new Slug("acme"), "acme"));

        for (Object change : List.of(
                new DeleteUser(alice, true),
                new AddDevice(new DeviceId(portal.nextId()), alice, DeviceDetails.of("Mobile")),
                new RotateDevicePassword(desk),
                new DeleteDevice(desk),
                new UnassignPhoneNumber(assigned),
                new ChangePhoneNumber(allocated, false, null, false, null),
                new AssignPhoneNumber(allocated, new AssignmentId(portal.nextId()), Destination.user(alice)),
                new DeallocatePhoneNumber(allocated),
                new DeallocatePhoneNumbers(List.of(allocated)))) {
            portal.when(change).thenRejected(TenantIsClosed.class, "Tenant 'acme' is closed");
        }
    }

    @Test
    void what_a_closed_tenant_had_is_free_for_others_except_its_slug() {
        TenantId acme = portal.givenTenant("acme");
        UserId alice = portal.givenUser(acme, "alice@acme.test");
        portal.givenDevice(alice, "Desk");
        PhoneNumberId number = portal.givenNumber("+4930100", acme, alice);
        close(acme);

        portal.when(create("acme", "Acme")).thenRejected(TenantSlugTaken.class, "Tenant slug already in use: acme");
        portal.given(create("acme-two", "acme"));
        TenantId two = new TenantId(lastId());
        portal.givenUser(two, "alice@acme.test");
        portal.given(new AllocatePhoneNumber(number, two));
        assertThat(portal.jdbc().queryForObject("SELECT count(sealed) FROM command.secret", Integer.class))
                .isOne();
    }

    @Test
    void a_closed_tenant_is_closed_for_good() {
        TenantId acme = portal.givenTenant("acme");
        PhoneNumberId number = portal.givenNumber("+4930100");
        portal.given(new CloseTenant(acme));

        portal.when(new CloseTenant(acme)).thenRejected(TenantIsClosed.class, "Tenant 'acme' is closed");
        portal.when(rename(acme, "Other")).thenRejected(TenantIsClosed.class, "Tenant 'acme' is closed");
        portal.when(status(acme, TenantStatus.ACTIVE)).thenRejected(TenantIsClosed.class, "Tenant 'acme' is closed");
        portal.when(new AllocatePhoneNumber(number, acme))
                .thenRejected(TenantIsClosed.class, "Tenant 'acme' is closed");
        portal.when(portal.createUser(acme, "alice@acme.test", Role.END_USER))
                .thenRejected(TenantIsClosed.class, "Tenant 'acme' is closed");
    }

    /** The other node's transaction is not committed yet when this one looks which numbers there are. */
    @Test
    void a_number_that_another_node_allocates_at_the_same_moment_goes_back_to_the_pool_as_well() throws Exception {
        TenantId acme = portal.givenTenant("acme");
        PhoneNumberId number = portal.givenNumber("+4930100");
        try (Connection elsewhere = dataSource.getConnection()) {
            elsewhere.setAutoCommit(false);
            try (var insert = elsewhere.prepareStatement("INSERT INTO command.tenant_number VALUES (?, ?)")) {
                insert.setObject(1, number.value());
                insert.setObject(2, acme.value());
                insert.executeUpdate();
            }
            var closing = CompletableFuture.supplyAsync(() -> portal.when(new CloseTenant(acme)));
            awaitBlocked();
            portal.meanwhileElsewhere(
                    "PhoneNumber",
                    number,
                    new com.pbxportal.shared.phonenumber.PhoneNumberAllocated(
                            number, new com.pbxportal.shared.phonenumber.E164("+4930100"), acme));
            elsewhere.commit();

            assertThat(closing.get(60, TimeUnit.SECONDS).events())
                    .contains(new TenantClosed(acme, new Slug("acme"), "acme"));
            assertThat(returned(portal.when(EmptyTenant.portionOf(acme)).events()))
                    .containsExactly(number);
        }
    }

    private void close(TenantId tenant) {
        portal.given(new CloseTenant(tenant));
        portal.given(EmptyTenant.portionOf(tenant));
    }

    private static List<PhoneNumberId> returned(List<PortalEvent> events) {
        return events.stream()
                .filter(PhoneNumberDeallocated.class::isInstance)
                .map(event -> ((PhoneNumberDeallocated) event).phoneNumberId())
                .toList();
    }

    private static List<UserId> ended(List<PortalEvent> events) {
        return events.stream()
                .filter(UserDeleted.class::isInstance)
                .map(event -> ((UserDeleted) event).userId())
                .toList();
    }

    private void awaitBlocked() {
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(60))
                .until(() -> portal.jdbc()
                                .queryForObject(
                                        "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'",
                                        Integer.class)
                        > 0);
    }

    private @Nullable String destinationAfter(ChangeTenant command) {
        return portal.when(command).answer(TenantAnswer.class).defaultInboundDestination();
    }

    private java.util.UUID last = new java.util.UUID(0, 0);

    private java.util.UUID lastId() {
        return last;
    }

    private CreateTenant create(String slug, String name) {
        last = portal.nextId();
        return new CreateTenant(
                new TenantId(last),
                new Slug(slug),
                new TenantDetails(name, "Europe/Berlin", RANGE, null, null),
                false,
                US);
    }

    private static ChangeTenant rename(TenantId tenant, String name) {
        return change(tenant, name, null, null, null, false, null);
    }

    private static ChangeTenant status(TenantId tenant, TenantStatus status) {
        return change(tenant, null, null, null, null, false, status);
    }

    private static ChangeTenant change(
            TenantId tenant,
            @Nullable String name,
            @Nullable Integer min,
            @Nullable Integer max,
            @Nullable String destination,
            boolean clear,
            @Nullable TenantStatus status) {
        return new ChangeTenant(tenant, name, null, min, max, destination, clear, status, null, null);
    }

    private static ValueClaimed claimed(ClaimKind kind, String value, TenantId owner) {
        return new ValueClaimed(ClaimId.of(kind, value), kind, value, owner.value());
    }

    private static ValueReleased released(ClaimKind kind, String value, TenantId owner) {
        return new ValueReleased(ClaimId.of(kind, value), kind, value, owner.value());
    }
}
