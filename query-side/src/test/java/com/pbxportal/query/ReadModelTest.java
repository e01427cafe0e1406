package com.pbxportal.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pbxportal.shared.error.FieldError;
import com.pbxportal.shared.error.InvalidInput;
import com.pbxportal.shared.error.NotYourTenant;
import com.pbxportal.shared.error.RoleNotSufficient;
import com.pbxportal.shared.error.UnknownDevice;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.Role;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.listing.Page;
import com.pbxportal.shared.listing.Paging;
import com.pbxportal.shared.phonenumber.PhoneNumberStatus;
import com.pbxportal.shared.tenant.TenantStatus;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ReadModelTest {

    private static final JdbcClient JDBC = JdbcClient.create(Postgres.dataSource());
    private static final UUID ACME = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();
    private static final UUID ALICE = UUID.randomUUID();
    private static final UUID BOB = UUID.randomUUID();

    private static final ReadModel<String> NUMBERS = ReadModel.of(
                    "DID", "readmodel.phone_number", "t.number", row -> row.text("number"))
            .keyedBy("number")
            .sortedBy("number", "number", "status")
            .countedBy("tenant_id", "status", "provider", "enabled");

    private static final ReadModel<String> DEVICES = ReadModel.of(
                    "Device", "readmodel.device", "t.label", row -> row.text("label"))
            .about("user_id")
            .sortedBy("label", "label", "sip_username");

    private static final Caller PLATFORM = caller(Role.PLATFORM_ADMIN, null, UUID.randomUUID());
    private static final Caller ADMIN = caller(Role.TENANT_ADMIN, ACME, UUID.randomUUID());
    private static final Caller USER = caller(Role.END_USER, ACME, ALICE);

    @BeforeAll
    static void rows() {
        JDBC.sql("TRUNCATE readmodel.phone_number, readmodel.device").update();
        JDBC.sql("""
                        INSERT INTO readmodel.phone_number (id, version, number, status, tenant_id, provider,
                                provider_metadata, enabled, created_at, updated_at)
                        SELECT gen_random_uuid(), 0, '+1555' || lpad(i::text, 7, '0'),
                               CASE WHEN i % 10 = 0 THEN 'ALLOCATED' ELSE 'UNASSIGNED' END,
                               CASE WHEN i % 20 = 0 THEN :other::uuid WHEN i % 10 = 0 THEN :acme::uuid END,
                               CASE WHEN i % 2 = 0 THEN 'Twilio' ELSE '50%_off' END, '{}', true, now(), now()
                        FROM generate_series(0, 999) AS i""").param("acme", ACME).param("other", OTHER).update();
        device(ACME, ALICE, "Alice's desk");
        device(ACME, BOB, "Bob's desk");
        device(OTHER, UUID.randomUUID(), "Other desk");
    }

    @Test
    void a_page_has_its_rows_in_order_and_the_exact_total_of_all_pages() {
        Page<String> page = NUMBERS.page(JDBC, PLATFORM, new Filters(), new Paging("3", "100", "-number"));

        assertThat(page.items()).hasSize(100).startsWith("+15550000799").endsWith("+15550000700");
        assertThat(page.total()).isEqualTo(1000);
        assertThat(page.page()).isEqualTo(3);
        assertThat(page.pageSize()).isEqualTo(100);
    }

    @Test
    void a_page_after_the_last_is_empty_and_knows_the_total() {
        Page<String> page = NUMBERS.page(JDBC, PLATFORM, new Filters(), new Paging("2147483647", "200", null));

        assertThat(page.items()).isEmpty();
        assertThat(page.total()).isEqualTo(1000);
    }

    @Test
    void filters_narrow_rows_and_total_alike() {
        Filters filters = new Filters()
                .oneOf(PhoneNumberStatus.class, "status", "ALLOCATED")
                .tenant(OTHER.toString())
                .flag("enabled", "true");

        Page<String> page = NUMBERS.page(JDBC, PLATFORM, filters, new Paging(null, null, null));

        assertThat(page.total()).isEqualTo(50);
        assertThat(page.items()).hasSize(50).startsWith("+15550000000", "+15550000020");
    }

    @Test
    void a_part_of_a_number_is_found_wherever_it_stands() {
        assertThat(search(NUMBERS, "0099").items())
                .startsWith("+15550000099", "+15550000990")
                .hasSize(11);
        assertThat(search(NUMBERS, "+1555").total()).isEqualTo(1000);
        assertThat(search(NUMBERS, "9").total()).isEqualTo(271);
    }

    @Test
    void wildcards_and_quotes_in_a_search_are_plain_text() {
        assertThat(search(NUMBERS, "%").total()).isZero();
        assertThat(search(NUMBERS, "_").total()).isZero();
        assertThat(search(NUMBERS, "\\").total()).isZero();
        assertThat(search(NUMBERS, "' OR true --").total()).isZero();
        assertThat(NUMBERS.page(JDBC, PLATFORM, new Filters().text("provider", "50%_off"), new Paging(null, null, null))
                        .total())
                .isEqualTo(500);
    }

    @Test
    void everything_that_is_wrong_with_a_request_is_told_at_once() {
        Filters filters = new Filters()
                .oneOf(TenantStatus.class, "status", "ACTIVE")
                .tenant("acme")
                .flag("enabled", "yes")
                .between("created_at", "yesterday", null);

        assertThatThrownBy(() -> NUMBERS.page(
                        JDBC, PLATFORM, filters, new Paging("0", "201", "password; DROP TABLE readmodel.tenant")))
                .asInstanceOf(InstanceOfAssertFactories.throwable(InvalidInput.class))
                .extracting(InvalidInput::errors, InstanceOfAssertFactories.list(FieldError.class))
                .extracting(FieldError::message)
                .containsExactly(
                        "Invalid status: ACTIVE (one of active, closed, suspended)",
                        "Invalid tenant_id: acme (a UUID)",
                        "Invalid enabled: yes (true or false)",
                        "Invalid since: yesterday (a time as in 1970-01-01T00:00:00Z)",
                        "Invalid page: 0 (a whole number from 1)",
                        "Invalid page_size: 201 (a whole number from 1 to 200)",
                        "Invalid sort: password; DROP TABLE readmodel.tenant (one of number, status, or -<field>)");
    }

    @Test
    void a_tenant_s_people_see_their_tenant_s_rows_only() {
        Page<String> page = NUMBERS.page(JDBC, ADMIN, new Filters(), new Paging(null, null, null));

        assertThat(page.total()).isEqualTo(50);
        assertThat(page.items()).startsWith("+15550000010");
        assertThat(DEVICES.page(JDBC, ADMIN, new Filters(), new Paging(null, null, null))
                        .items())
                .containsExactly("Alice's desk", "Bob's desk");
    }

    @Test
    void to_ask_for_another_tenant_s_rows_is_refused() {
        assertThatThrownBy(() ->
                        NUMBERS.page(JDBC, ADMIN, new Filters().tenant(OTHER.toString()), new Paging(null, null, null)))
                .isInstanceOf(NotYourTenant.class);
        assertThat(NUMBERS.page(JDBC, ADMIN, new Filters().tenant(ACME.toString()), new Paging(null, null, null))
                        .total())
                .isEqualTo(50);
    }

    @Test
    void an_end_user_sees_what_is_one_s_own() {
        assertThat(DEVICES.page(JDBC, USER, new Filters(), new Paging(null, null, null))
                        .items())
                .containsExactly("Alice's desk");
        assertThat(DEVICES.one(JDBC, USER, idOf("Alice's desk"), UnknownDevice::new))
                .isEqualTo("Alice's desk");
        assertThatThrownBy(() -> DEVICES.one(JDBC, USER, idOf("Bob's desk"), UnknownDevice::new))
                .isInstanceOf(RoleNotSufficient.class);
        assertThatThrownBy(() -> DEVICES.one(JDBC, USER, idOf("Other desk"), UnknownDevice::new))
                .isInstanceOf(NotYourTenant.class);
    }

    @Test
    void what_is_unknown_is_not_found_and_what_is_another_tenant_s_is_forbidden() {
        assertThatThrownBy(() -> DEVICES.one(JDBC, ADMIN, UUID.randomUUID(), UnknownDevice::new))
                .isInstanceOf(UnknownDevice.class);
        assertThatThrownBy(() -> DEVICES.one(JDBC, ADMIN, idOf("Other desk"), UnknownDevice::new))
                .isInstanceOf(NotYourTenant.class);
        assertThat(DEVICES.one(JDBC, PLATFORM, idOf("Other desk"), UnknownDevice::new))
                .isEqualTo("Other desk");
    }

    private static Page<String> search(ReadModel<String> model, String part) {
        return model.page(JDBC, PLATFORM, new Filters().contains("number", part), new Paging(null, null, null));
    }

    private static Caller caller(Role role, UUID tenant, UUID user) {
        return new Caller(new UserId(user), role, tenant == null ? null : new TenantId(tenant), null, null, null);
    }

    private static void device(UUID tenant, UUID user, String label) {
        JDBC.sql("""
                        INSERT INTO readmodel.device
                        VALUES (gen_random_uuid(), 0, ?, ?, ?, ?, 'UDP', true, true, true, false, false, '{ulaw}', true, 1,
                                now(), now())""").params(List.of(tenant, user, label, "sip-" + label)).update();
    }

    private static UUID idOf(String label) {
        return JDBC.sql("SELECT id FROM readmodel.device WHERE label = ?")
                .param(label)
                .query(UUID.class)
                .single();
    }
}
