package com.pbxportal.command.tenant;

import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.tenant.Country;
import com.pbxportal.shared.tenant.CreateTenant;
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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;

class TenantTest {

    private static final TenantId ACME = new TenantId(new UUID(1, 1));
    private static final Slug SLUG = new Slug("acme");
    private static final UserId ALICE = new UserId(new UUID(2, 1));
    private static final UserId BOB = new UserId(new UUID(2, 2));
    private static final TenantDetails DETAILS = details(1000, 1009);
    private static final ServiceNumbers SERVICE_NUMBERS = new ServiceNumbers(new TenantProperties(new Country("US")));
    private static final TenantCreated CREATED = new TenantCreated(ACME, SLUG, DETAILS);

    private final AggregateTestFixture<Tenant> tenant = new AggregateTestFixture<>(Tenant.class);

    private static TenantDetails details(int min, int max) {
        return new TenantDetails("Acme", "UTC", new ExtensionRange(min, max), null, null);
    }

    @Test
    void a_tenant_is_created_with_its_slug_and_details() {
        tenant.givenNoPriorActivity()
                .whenConstructing(() -> Tenant.create(new CreateTenant(ACME, SLUG, DETAILS, false, new Country("US"))))
                .expectEvents(CREATED);
    }

    @Test
    void a_change_is_told_with_before_and_after() {
        when(t -> t.change(details(1000, 1999))).expectEvents(new TenantChanged(ACME, DETAILS, details(1000, 1999)));
    }

    @Test
    void a_change_that_changes_nothing_is_no_event() {
        when(t -> t.change(details(1000, 1009))).expectNoEvents();
    }

    @Test
    void a_suspended_tenant_can_be_changed_and_given_extensions() {
        when(t -> t.allocateExtension(ALICE, null, SERVICE_NUMBERS), new TenantSuspended(ACME))
                .expectEvents(new ExtensionAllocated(ACME, new Extension(1000), ALICE));
        when(t -> t.change(details(1000, 1010)), new TenantSuspended(ACME))
                .expectEvents(new TenantChanged(ACME, DETAILS, details(1000, 1010)));
    }

    @Test
    void suspending_and_resuming_happen_once() {
        when(Tenant::suspend).expectEvents(new TenantSuspended(ACME));
        when(Tenant::suspend, new TenantSuspended(ACME)).expectNoEvents();
        when(Tenant::resume).expectNoEvents();
        when(Tenant::resume, new TenantSuspended(ACME)).expectEvents(new TenantResumed(ACME));
        when(Tenant::suspend, new TenantSuspended(ACME), new TenantResumed(ACME))
                .expectEvents(new TenantSuspended(ACME));
    }

    @Test
    void closing_tells_the_latest_name() {
        TenantDetails renamed = new TenantDetails("Acme Ltd", "UTC", DETAILS.range(), null, null);

        when(Tenant::close, new TenantChanged(ACME, DETAILS, renamed))
                .expectEvents(new TenantClosed(ACME, SLUG, "Acme Ltd"));
    }

    @Test
    void a_reserved_extension_is_refused_by_name_and_passed_over() {
        TenantCreated small = new TenantCreated(ACME, SLUG, details(110, 119));

        when(small, t -> t.allocateExtension(BOB, new Extension(112), SERVICE_NUMBERS))
                .expectException(ExtensionReserved.class)
                .expectExceptionMessage("Extension 112 is an emergency or service number in US:"
                        + " nobody can have it; leave it out for the next free one");
        when(small, t -> t.allocateExtension(BOB, null, SERVICE_NUMBERS)).expectEvents(allocated(111, BOB));
    }

    @Test
    void the_country_says_what_is_reserved() {
        TenantCreated small = new TenantCreated(ACME, SLUG, details(110, 119));
        TenantCountryChanged german = new TenantCountryChanged(ACME, null, new Country("DE"));

        when(small, t -> t.allocateExtension(BOB, new Extension(115), SERVICE_NUMBERS))
                .expectEvents(allocated(115, BOB));
        when(small, t -> t.allocateExtension(BOB, new Extension(115), SERVICE_NUMBERS), german)
                .expectException(ExtensionReserved.class);
    }

    @Test
    void a_country_that_reserves_what_is_in_use_is_refused_by_name() {
        when(
                        new TenantCreated(ACME, SLUG, details(110, 119)),
                        t -> t.changeCountry(new Country("DE"), SERVICE_NUMBERS),
                        allocated(115, BOB),
                        allocated(113, ALICE))
                .expectException(ExtensionReserved.class)
                .expectExceptionMessage(
                        "Emergency or service numbers in DE are extensions in use: 115."
                                + " Delete these users, and create them anew with other extensions, before the country changes");
    }

    @Test
    void a_country_is_told_with_the_one_before_and_the_same_is_no_event() {
        TenantCountryChanged german = new TenantCountryChanged(ACME, null, new Country("DE"));

        when(t -> t.changeCountry(new Country("DE"), SERVICE_NUMBERS)).expectEvents(german);
        when(t -> t.changeCountry(new Country("DE"), SERVICE_NUMBERS), german).expectNoEvents();
        when(t -> t.changeCountry(new Country("AT"), SERVICE_NUMBERS), german)
                .expectEvents(new TenantCountryChanged(ACME, new Country("DE"), new Country("AT")));
    }

    @Test
    void a_closed_tenant_changes_no_more() {
        List<Consumer<Tenant>> attempts = List.of(
                t -> t.change(details(1000, 1999)),
                t -> t.change(DETAILS),
                Tenant::suspend,
                Tenant::resume,
                Tenant::close,
                Tenant::refuseIfClosed,
                t -> t.allocateExtension(ALICE, null, SERVICE_NUMBERS));
        for (Consumer<Tenant> attempt : attempts) {
            when(attempt, new TenantClosed(ACME, SLUG, "Acme"))
                    .expectException(TenantIsClosed.class)
                    .expectExceptionMessage("Tenant 'Acme' is closed");
        }
    }

    @Test
    void a_user_gets_the_next_free_extension() {
        when(t -> t.allocateExtension(BOB, null, SERVICE_NUMBERS), allocated(1000, ALICE))
                .expectEvents(allocated(1001, BOB));
    }

    @Test
    void a_user_gets_the_extension_that_was_asked_for() {
        when(t -> t.allocateExtension(BOB, new Extension(1007), SERVICE_NUMBERS))
                .expectEvents(allocated(1007, BOB));
    }

    @Test
    void an_extension_in_use_is_refused() {
        when(t -> t.allocateExtension(BOB, new Extension(1000), SERVICE_NUMBERS), allocated(1000, ALICE))
                .expectException(ExtensionInUse.class)
                .expectExceptionMessage("Extension 1000 is already in use");
    }

    @Test
    void an_extension_outside_the_range_is_refused() {
        when(t -> t.allocateExtension(BOB, new Extension(1010), SERVICE_NUMBERS))
                .expectException(ExtensionOutsideRange.class)
                .expectExceptionMessage("Extension 1010 is outside the tenant's range 1000-1009");
    }

    @Test
    void when_every_extension_is_in_use_the_refusal_says_what_to_do() {
        when(t -> t.allocateExtension(BOB, null, SERVICE_NUMBERS), allExtensions())
                .expectException(ExtensionPoolExhausted.class)
                .expectExceptionMessage(
                        "No free extension in the range 1000-1009 of tenant 'Acme'. Widen the range or delete users.");
    }

    @Test
    void a_released_extension_is_used_again() {
        List<Object> events = new ArrayList<>(List.of(allExtensions()));
        events.add(new ExtensionReleased(ACME, new Extension(1004), ALICE));

        when(t -> t.allocateExtension(BOB, null, SERVICE_NUMBERS), events.toArray())
                .expectEvents(allocated(1004, BOB));
        when(t -> t.releaseExtension(new Extension(1004), ALICE), allocated(1004, ALICE))
                .expectEvents(new ExtensionReleased(ACME, new Extension(1004), ALICE));
    }

    @Test
    void a_range_may_grow_and_the_new_extensions_are_given_out() {
        List<Object> events = new ArrayList<>(List.of(allExtensions()));
        events.add(new TenantChanged(ACME, DETAILS, details(1000, 1019)));

        when(t -> t.allocateExtension(BOB, null, SERVICE_NUMBERS), events.toArray())
                .expectEvents(allocated(1010, BOB));
    }

    @Test
    void a_range_may_shrink_only_where_no_extension_is_left_outside() {
        TenantChanged wider = new TenantChanged(ACME, DETAILS, details(1000, 1029));

        when(t -> t.change(details(1000, 1019)), wider, allocated(1019, ALICE))
                .expectEvents(new TenantChanged(ACME, details(1000, 1029), details(1000, 1019)));
        when(t -> t.change(details(1000, 1019)), wider, allocated(1020, ALICE), allocated(1021, BOB))
                .expectException(ExtensionRangeInUse.class)
                .expectExceptionMessage("The range 1000-1019 would leave 2 extensions in use outside");
    }

    private ResultValidator<Tenant> when(Consumer<Tenant> action, Object... furtherEvents) {
        return when(CREATED, action, furtherEvents);
    }

    private static ResultValidator<Tenant> when(
            TenantCreated created, Consumer<Tenant> action, Object... furtherEvents) {
        List<Object> events = new ArrayList<>(List.of(created));
        events.addAll(List.of(furtherEvents));
        return new AggregateTestFixture<>(Tenant.class).given(events).whenInvoking(ACME.toString(), action);
    }

    private static ExtensionAllocated allocated(int extension, UserId user) {
        return new ExtensionAllocated(ACME, new Extension(extension), user);
    }

    private static Object[] allExtensions() {
        Object[] events = new Object[10];
        for (int i = 0; i < 10; i++) {
            events[i] = allocated(1000 + i, ALICE);
        }
        return events;
    }
}
