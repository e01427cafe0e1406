package com.pbxportal.app.api;

import static com.pbxportal.app.support.Portal.nobody;
import static com.pbxportal.app.support.Portal.platformAdmin;
import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.Did;
import com.pbxportal.app.support.Numbers;
import com.pbxportal.app.support.PortalClient;
import com.pbxportal.app.support.Tenancy;
import com.pbxportal.app.support.User;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TenantTest {

    private static final String TENANTS = "/api/v1/tenants";

    @Test
    void a_tenant_gets_a_slug_a_context_and_an_extension_range() {
        Map<String, Object> proposal = Tenancy.proposal(Map.of());
        String name = (String) proposal.get("name");
        String slug = name.toLowerCase().replace(' ', '-');

        Answer created = platformAdmin().post(TENANTS, Map.of("name", name)).expect(201);

        Fields.of(created.json())
                .hasId("id")
                .has("name", name)
                .has("slug", slug)
                .has("context", "tenant-" + slug)
                .has("status", "active")
                .has("timezone", "UTC")
                .has("ext_min", 1000)
                .has("ext_max", 1999)
                .has("default_inbound_destination", null)
                .has("outbound_policy_id", null)
                .has("apply_needs_approval", false)
                .has("country", "US")
                .andNoOthers();
        assertThat(created.header("Location")).isEqualTo(TENANTS + "/" + created.text("id"));
    }

    @Test
    void a_tenant_is_shown_as_it_was_created() {
        Tenancy tenant = Tenancy.create(Map.of("timezone", "Europe/Berlin", "ext_min", 2000, "ext_max", 2099));

        Fields.of(platformAdmin().get(tenant.path()).expect(200).json())
                .has("id", tenant.id())
                .has("name", tenant.name())
                .has("slug", tenant.slug())
                .has("context", "tenant-" + tenant.slug())
                .has("status", "active")
                .has("timezone", "Europe/Berlin")
                .has("ext_min", 2000)
                .has("ext_max", 2099)
                .has("default_inbound_destination", null)
                .has("outbound_policy_id", null)
                .has("apply_needs_approval", false)
                .has("closing", null)
                .has("country", "US")
                .hasTime("created_at")
                .hasTime("updated_at")
                .andNoOthers();
    }

    @Test
    void names_and_slugs_are_unique_whatever_their_case() {
        Tenancy tenant = Tenancy.create();

        platformAdmin()
                .post(TENANTS, Tenancy.proposal(Map.of("name", tenant.name().toUpperCase())))
                .expectProblem(409, "tenant_name_taken");
        platformAdmin()
                .post(TENANTS, Tenancy.proposal(Map.of("slug", tenant.slug())))
                .expectProblem(409, "tenant_slug_taken");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cafe\u0301 %s",
                "CAF\u00c9 %s",
                "\uff23af\u00e9 %s",
                "Caf\u00e9\u200b %s",
                "Caf\u00e9  %s",
                "Caf\u00e9\u00a0%s"
            })
    void a_name_that_looks_the_same_is_the_same(String lookalike) {
        String slug = (String) Tenancy.proposal(Map.of()).get("slug");
        Tenancy cafe = Tenancy.create(Map.of("name", "Caf\u00e9 " + slug));
        assertThat(cafe.name()).isEqualTo("Caf\u00e9 " + slug);

        platformAdmin()
                .post(TENANTS, Tenancy.proposal(Map.of("name", lookalike.formatted(slug))))
                .expectProblem(409, "tenant_name_taken");
        platformAdmin().delete(cafe.path()).expect(204);
        Tenancy again = Tenancy.create(Map.of("name", lookalike.formatted(slug)));
        platformAdmin().patch(again.path(), Map.of("name", "Caf\u00e9 " + slug)).expect(200);
        platformAdmin()
                .post(TENANTS, Tenancy.proposal(Map.of("name", lookalike.formatted(slug))))
                .expectProblem(409, "tenant_name_taken");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"name":""}                                           | name
            {"name":null}                                         | name
            {"name":"a\\u0007b"}                                  | name
            {"name":"a\\u202eb"}                                  | name
            {"name":"\\u200b"}                                    | name
            {"name":"\\u200e\\u200f"}                              | name
            {"name":"\\u3164"}                                    | name
            {"name":"\\u2800"}                                    | name
            {"name":"\\u00ad\\ufeff"}                              | name
            {"name":"\\u0421\\u0430f\\u00e9"}                       | name
            {"name":"x","slug":"Acme Corp"}                       | slug
            {"name":"x","slug":"a"}                               | slug
            {"name":"x","slug":"../etc"}                          | slug
            {"name":"x","timezone":"Berlin"}                      | timezone
            {"name":"x","ext_min":1000,"ext_max":1008}            | ext_max
            {"name":"x","ext_min":900,"ext_max":1100}             | ext_min
            {"name":"x","ext_min":"many"}                         | ext_min
            {"name":"x","status":"active"}                        | status
            {"name":"x","country":"Germany"}                      | country
            {"name":"x","country":"XX"}                           | country
            {"name":"x","country":49}                             | country
            {"name":"x","nickname":"y"}                           | nickname
            """)
    void what_breaks_a_rule_is_refused_by_field(String body, String field) {
        Answer answer = platformAdmin().post(TENANTS, body).expectProblem(400, "invalid_input");

        assertThat(answer.errors()).singleElement().asString().startsWith(field + ": ");
    }

    @Test
    void a_tenant_is_renamed_and_its_old_name_is_free_again() {
        Tenancy tenant = Tenancy.create();
        String newName = tenant.name() + " renamed";

        Answer answer =
                platformAdmin().patch(tenant.path(), Map.of("name", newName)).expect(200);

        assertThat(answer.text("name")).isEqualTo(newName);
        assertThat(answer.text("slug")).isEqualTo(tenant.slug());
        Tenancy.create(Map.of("name", tenant.name()));
    }

    @Test
    void a_slug_is_for_life() {
        Answer answer = platformAdmin()
                .patch(Tenancy.create().path(), Map.of("slug", "other"))
                .expectProblem(400, "invalid_input");

        assertThat(answer.errors()).singleElement().asString().startsWith("slug: Unknown field");
    }

    @Test
    void a_tenant_may_move_to_another_country() {
        Tenancy tenant = Tenancy.create(Map.of("country", "de"));
        assertThat(platformAdmin().get(tenant.path()).text("country")).isEqualTo("DE");

        Answer moved =
                platformAdmin().patch(tenant.path(), Map.of("country", "AT")).expect(200);

        assertThat(moved.text("country")).isEqualTo("AT");
        assertThat(platformAdmin().get(tenant.path()).text("country")).isEqualTo("AT");
        assertThat(platformAdmin()
                        .get("/api/v1/audit-logs?action=UPDATE&entity_id=" + tenant.id())
                        .at("/items/0")
                        .toString())
                .contains("\"before\":{\"country\":\"DE\"}", "\"after\":{\"country\":\"AT\"}");
    }

    @Test
    void an_emergency_number_is_nobodys_extension() {
        Tenancy tenant = Tenancy.create(Map.of("country", "DE", "ext_min", 105, "ext_max", 129));

        for (int reserved : new int[] {110, 112, 115, 118}) {
            Answer refused = platformAdmin()
                    .post("/api/v1/users", tenant.person(Map.of("extension", reserved)))
                    .expectProblem(409, "extension_reserved");
            assertThat(refused.text("detail")).contains("Extension " + reserved, "DE");
        }
        for (int user = 0; user < 20; user++) {
            assertThat(tenant.user().extension()).isNotIn(110, 112, 115, 118);
        }
    }

    @Test
    void a_country_in_which_an_extension_in_use_calls_for_help_is_refused() {
        Tenancy tenant = Tenancy.create(Map.of("ext_min", 110, "ext_max", 149));
        platformAdmin()
                .post("/api/v1/users", tenant.person(Map.of("extension", 144)))
                .expect(201);

        Answer refused =
                platformAdmin().patch(tenant.path(), Map.of("country", "CH")).expectProblem(409, "extension_reserved");

        assertThat(refused.text("detail")).contains("144", "CH");
        assertThat(platformAdmin().get(tenant.path()).text("country")).isEqualTo("US");
    }

    @Test
    void a_range_grows_but_does_not_shrink_over_extensions_in_use() {
        Tenancy tenant = Tenancy.create(Map.of("ext_min", 1000, "ext_max", 1009));
        tenant.user();

        platformAdmin().patch(tenant.path(), Map.of("ext_max", 1099)).expect(200);
        platformAdmin().patch(tenant.path(), Map.of("ext_min", 1001)).expectProblem(409, "extension_range_in_use");
        platformAdmin().patch(tenant.path(), Map.of("ext_max", 1050)).expect(200);
    }

    @Test
    void a_tenant_counts_what_it_has() {
        Tenancy tenant = Tenancy.create();
        User ann = tenant.userWithPhone();
        tenant.phoneOf(ann, "Mobile");
        User bob = tenant.user();
        platformAdmin().patch(bob.path(), Map.of("status", "suspended")).expect(200);
        tenant.numbers(2);
        tenant.numberOf(ann);

        Fields.of(platformAdmin().get(tenant.path() + "/stats").expect(200).json())
                .has("tenant_id", tenant.id())
                .has("total_users", 2)
                .has("active_users", 1)
                .has("total_devices", 2)
                .has("total_dids", 3)
                .hasObject("dids_by_status", numbers -> numbers.has("ALLOCATED", 2)
                        .has("ASSIGNED", 1)
                        .andNoOthers())
                .hasObject("extension_usage", usage -> usage.has("range", "1000-1999")
                        .has("size", 1000)
                        .has("used", 2)
                        .has("free", 998)
                        .andNoOthers())
                .andNoOthers();
    }

    @Test
    void a_tenant_is_suspended_and_resumed() {
        Tenancy tenant = Tenancy.create();

        assertThat(platformAdmin()
                        .patch(tenant.path(), Map.of("status", "suspended"))
                        .text("status"))
                .isEqualTo("suspended");
        assertThat(platformAdmin().get(tenant.path()).text("status")).isEqualTo("suspended");
        assertThat(platformAdmin()
                        .patch(tenant.path(), Map.of("status", "active"))
                        .text("status"))
                .isEqualTo("active");
        platformAdmin().patch(tenant.path(), Map.of("status", "closed")).expectProblem(400, "invalid_input");
    }

    @Test
    void closing_a_tenant_ends_its_users_and_frees_its_numbers_and_keeps_history() {
        Tenancy tenant = Tenancy.create();
        User ann = tenant.userWithPhone();
        Did number = tenant.numberOf(ann);

        platformAdmin().delete(tenant.path()).expect(204);

        Answer closed = platformAdmin().get(tenant.path()).expect(200);
        assertThat(closed.text("status")).isEqualTo("closed");
        assertThat(closed.at("closing").isNull()).isTrue();
        assertThat(platformAdmin().get(ann.path()).text("status")).isEqualTo("deleted");
        platformAdmin().get(ann.phone().path()).expectProblem(404, "unknown_device");
        assertThat(number.status()).isEqualTo("UNASSIGNED");
        assertThat(platformAdmin()
                        .get("/api/v1/audit-logs?entity_id=" + tenant.id())
                        .at("total")
                        .asInt())
                .isEqualTo(3);
        platformAdmin().delete(tenant.path()).expectProblem(409, "tenant_is_closed");
        platformAdmin().patch(tenant.path(), Map.of("status", "active")).expectProblem(409, "tenant_is_closed");
    }

    @Test
    void a_large_tenant_is_closed_at_once_and_what_it_has_follows_by_itself() {
        Tenancy tenant = Tenancy.create();
        User ann = tenant.user();
        PortalClient admin = tenant.admin();
        List<String> numbers = Numbers.fresh(2_500);
        platformAdmin().post("/api/v1/dids/import", Numbers.toImport(numbers)).expect(201);
        List<String> ids = numbers.stream().map(Numbers::idOf).toList();
        platformAdmin()
                .post("/api/v1/dids/allocate", Map.of("tenant_id", tenant.id(), "did_ids", ids))
                .expect(200);

        Answer answer = platformAdmin().delete(tenant.path()).expect(202);

        assertThat(answer.header("Location")).isEqualTo(tenant.path());
        assertThat(platformAdmin().get(tenant.path()).text("status")).isEqualTo("closed");
        platformAdmin().delete(tenant.path()).expectProblem(409, "tenant_is_closed");
        platformAdmin()
                .post("/api/v1/dids/allocate", Map.of("tenant_id", tenant.id(), "did_ids", ids))
                .expectProblem(409, "tenant_is_closed");
        admin.get(tenant.path()).expectProblem(401, "session_ended");
        nobody().post("/api/v1/auth/login", Map.of("email", ann.email(), "password", ann.password()))
                .expectProblem(401, "wrong_email_or_password");
        Awaitility.await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(
                        platformAdmin().get(tenant.path()).at("closing").isNull())
                .isTrue());
        assertThat(listed("/api/v1/dids?tenant_id=" + tenant.id())).isZero();
        assertThat(listed("/api/v1/users?status=deleted&tenant_id=" + tenant.id()))
                .isEqualTo(2);
        Tenancy next = Tenancy.create();
        platformAdmin()
                .post("/api/v1/dids/allocate", Map.of("tenant_id", next.id(), "did_ids", ids))
                .expect(200);
    }

    /** All of it was done by whoever closed the tenant, by that request. */
    @Test
    void what_follows_a_closing_is_told_of_who_closed() {
        Tenancy tenant = Tenancy.create();
        Did number = tenant.number();

        Answer closed = platformAdmin().delete(tenant.path()).expect(204);

        Answer last = platformAdmin()
                .get("/api/v1/audit-logs?sort=-occurred_at&entity_id=" + number.id())
                .expect(200);
        assertThat(last.text("/items/0/request_id")).isEqualTo(closed.header("X-Request-Id"));
    }

    private static int listed(String path) {
        return platformAdmin().get(path).expect(200).at("total").asInt();
    }

    @Test
    void a_closed_tenants_slug_is_never_used_again_but_its_name_may_be() {
        Tenancy tenant = Tenancy.create();
        platformAdmin().delete(tenant.path()).expect(204);

        platformAdmin()
                .post(TENANTS, Tenancy.proposal(Map.of("slug", tenant.slug())))
                .expectProblem(409, "tenant_slug_taken");
        Tenancy.create(Map.of("name", tenant.name()));
    }

    @Test
    void an_unknown_tenant_is_not_found() {
        String nowhere = TENANTS + "/" + UUID.randomUUID();

        platformAdmin().get(nowhere).expectProblem(404, "unknown_tenant");
        platformAdmin().get(nowhere + "/stats").expectProblem(404, "unknown_tenant");
        platformAdmin().patch(nowhere, Map.of("name", "x")).expectProblem(404, "unknown_tenant");
        platformAdmin().delete(nowhere).expectProblem(404, "unknown_tenant");
    }
}
