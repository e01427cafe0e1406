package com.pbxportal.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pbxportal.shared.error.InvalidInput;
import com.pbxportal.shared.error.NotYourTenant;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.Role;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SelectionTest {

    private static final JdbcClient JDBC = JdbcClient.create(Postgres.dataSource());
    private static final UUID ACME = UUID.randomUUID();
    private static final Caller PLATFORM = caller(Role.PLATFORM_ADMIN, null);
    private static final Caller ADMIN = caller(Role.TENANT_ADMIN, ACME);

    private static final ReadModel<String> NUMBERS = ReadModel.of(
                    "DID", "readmodel.phone_number", "t.number", row -> row.text("number"))
            .keyedBy("number")
            .sortedBy("number", "number", "created_at");

    /** Of each hundred numbers one is Acme's; those of a thousand are of one moment. */
    @BeforeEach
    void rows() {
        JDBC.sql("TRUNCATE readmodel.phone_number").update();
        JDBC.sql("""
                        INSERT INTO readmodel.phone_number (id, version, number, status, tenant_id, provider,
                                provider_metadata, enabled, created_at, updated_at)
                        SELECT gen_random_uuid(), 0, '+1666' || lpad(i::text, 7, '0'), 'UNASSIGNED',
                               CASE WHEN i % 100 = 0 THEN :acme::uuid END, NULL,
                               jsonb_build_object('city', 'Berlin', 'n', i)
                                   || CASE WHEN i = 7 THEN '{"rare": "x"}' ELSE '{}' END::jsonb,
                               true, timestamptz '2026-01-01' - (i / 1000) * interval '1 hour', now()
                        FROM generate_series(0, 9999) AS i""").param("acme", ACME).update();
    }

    @Test
    void all_rows_come_once_in_portions_and_in_order() {
        List<String> numbers = all(NUMBERS.select(JDBC, PLATFORM, new Filters(), null));

        assertThat(numbers).hasSize(10_000).isSorted().doesNotHaveDuplicates();
        assertThat(all(NUMBERS.select(JDBC, PLATFORM, new Filters(), "-number")))
                .isEqualTo(numbers.reversed());
    }

    @Test
    void rows_that_are_equal_in_what_they_are_sorted_by_come_once_too() {
        List<String> listed = JDBC.sql("SELECT number FROM readmodel.phone_number ORDER BY created_at, number")
                .query(String.class)
                .list();

        assertThat(all(NUMBERS.select(JDBC, PLATFORM, new Filters(), "created_at")))
                .isEqualTo(listed);
        assertThat(all(NUMBERS.select(JDBC, PLATFORM, new Filters(), "-created_at")))
                .isEqualTo(listed.reversed());
    }

    @Test
    void only_what_a_caller_may_see_and_filters_leave_comes() {
        assertThat(all(NUMBERS.select(JDBC, ADMIN, new Filters(), null))).hasSize(100);
        assertThat(all(NUMBERS.select(JDBC, ADMIN, new Filters().contains("number", "0007000"), null)))
                .containsExactly("+16660007000");
        assertThatThrownBy(() -> NUMBERS.select(
                        JDBC, ADMIN, new Filters().tenant(UUID.randomUUID().toString()), null))
                .isInstanceOf(NotYourTenant.class);
        assertThatThrownBy(() -> NUMBERS.select(JDBC, ADMIN, new Filters(), "updated_at"))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void what_changes_between_two_portions_neither_repeats_nor_hides_another_row() {
        Iterator<List<String>> portions =
                NUMBERS.select(JDBC, PLATFORM, new Filters(), null).portions();
        List<String> numbers = new ArrayList<>(portions.next());
        JDBC.sql("UPDATE readmodel.phone_number SET status = 'ALLOCATED', updated_at = now()")
                .update();
        JDBC.sql("DELETE FROM readmodel.phone_number WHERE number > '+16660000500'")
                .update();

        portions.forEachRemaining(numbers::addAll);

        assertThat(numbers).hasSize(501).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void fields_that_are_text_are_named_the_most_frequent_first() {
        Selection<String> all = NUMBERS.select(JDBC, PLATFORM, new Filters(), null);

        assertThat(all.textFields("provider_metadata", 5)).containsExactly("city", "rare");
        assertThat(all.textFields("provider_metadata", 1)).containsExactly("city");
        assertThat(NUMBERS.select(JDBC, ADMIN, new Filters(), null).textFields("provider_metadata", 5))
                .containsExactly("city");
    }

    private static List<String> all(Selection<String> selection) {
        List<String> all = new ArrayList<>();
        selection.portions().forEachRemaining(portion -> {
            assertThat(portion).hasSizeLessThanOrEqualTo(200);
            all.addAll(portion);
        });
        return all;
    }

    private static Caller caller(Role role, @Nullable UUID tenant) {
        return new Caller(
                new UserId(UUID.randomUUID()), role, tenant == null ? null : new TenantId(tenant), null, null, null);
    }
}
