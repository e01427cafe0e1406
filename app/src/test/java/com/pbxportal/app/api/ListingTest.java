package com.pbxportal.app.api;

import static com.pbxportal.app.support.Portal.platformAdmin;
import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.Did;
import com.pbxportal.app.support.Tenancy;
import com.pbxportal.app.support.User;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages, filters, search and order: the same for every listing. */
class ListingTest {

    @Test
    void a_filter_that_is_misspelt_does_not_find_everything() {
        Answer answer = platformAdmin()
                .get("/api/v1/users?emial=ann@acme.test&page_size=1&%65x=1")
                .expectProblem(400, "invalid_input");

        assertThat(answer.at("errors").findValuesAsString("field")).containsExactly("emial", "ex");
        assertThat(answer.text("/errors/0/message")).startsWith("Unknown parameter: emial (one of ");
    }

    private static final int NUMBERS = 25;

    private static Tenancy acme;
    private static List<Did> numbers;

    @BeforeAll
    static void tenant() {
        acme = Tenancy.create();
        numbers = acme.numbers(NUMBERS);
    }

    private static Answer dids(String query) {
        return platformAdmin().get("/api/v1/dids?tenant_id=" + acme.id() + query);
    }

    private static List<String> listed(Answer page, String field) {
        return StreamSupport.stream(page.expect(200).at("items").spliterator(), false)
                .map(item -> item.path(field).asString())
                .toList();
    }

    @Test
    void a_listing_answers_with_items_and_an_exact_total() {
        Answer page = dids("").expect(200);

        Fields.of(page.json())
                .has("items", page.at("items"))
                .has("total", NUMBERS)
                .has("page", 1)
                .has("page_size", 50)
                .andNoOthers();
        assertThat(page.at("items").size()).isEqualTo(NUMBERS);
    }

    @Test
    void pages_cover_everything_once() {
        List<String> found = new ArrayList<>();

        for (int page = 1; page <= 3; page++) {
            found.addAll(listed(dids("&page_size=10&page=" + page), "number"));
        }

        assertThat(found)
                .containsExactlyElementsOf(numbers.stream().map(Did::number).toList());
    }

    @Test
    void a_page_behind_the_last_is_empty_and_knows_the_total() {
        Answer page = dids("&page=1000").expect(200);

        assertThat(page.at("items").isEmpty()).isTrue();
        assertThat(page.at("total").asInt()).isEqualTo(NUMBERS);
    }

    @Test
    void rows_come_in_the_order_that_was_asked_for() {
        List<String> ascending = numbers.stream().map(Did::number).toList();

        assertThat(listed(dids("&sort=number"), "number")).isEqualTo(ascending);
        assertThat(listed(dids("&sort=-number"), "number"))
                .isEqualTo(ascending.stream().sorted(Comparator.reverseOrder()).toList());
    }

    @Test
    void a_number_is_found_by_a_part_of_it() {
        Did one = numbers.get(7);

        assertThat(listed(dids("&number=" + one.number().substring(4)), "id")).containsExactly(one.id());
        assertThat(listed(dids("&number=%2B1555"), "id")).hasSize(NUMBERS);
        assertThat(listed(dids("&number=no-such"), "id")).isEmpty();
    }

    @Test
    void filters_are_combined_and_counted_together() {
        Did assigned = numbers.getLast();
        acme.assign(assigned, acme.user()).expect(201);

        Answer found = dids("&status=ASSIGNED&provider=Twilio&enabled=true").expect(200);

        assertThat(listed(found, "id")).containsExactly(assigned.id());
        assertThat(found.at("total").asInt()).isEqualTo(1);
        assertThat(dids("&status=ALLOCATED").at("total").asInt()).isEqualTo(NUMBERS - 1);
        assertThat(dids("&provider=Bandwidth").at("total").asInt()).isZero();
        platformAdmin().delete(assigned.path() + "/assign").expect(204);
    }

    @Test
    void people_and_phones_are_found_by_parts_of_their_names() {
        Tenancy tenant = Tenancy.create();
        User ann = User.createdBy(
                platformAdmin(),
                tenant.person(Map.of("full_name", "Ann Žižek 100%", "device", Map.of("label", "Desk"))));
        tenant.user();
        String users = "/api/v1/users?tenant_id=" + tenant.id() + "&q=";

        for (String part : List.of("žižek", "ANN", "100%", ann.email().substring(0, 8), "1000")) {
            assertThat(listed(platformAdmin().get(users + encoded(part)), "id"))
                    .describedAs(part)
                    .containsExactly(ann.id());
        }
        assertThat(listed(platformAdmin().get(users + encoded("_")), "id")).isEmpty();
        assertThat(listed(platformAdmin().get("/api/v1/devices?tenant_id=" + tenant.id() + "&q=DESK"), "id"))
                .containsExactly(ann.phone().id());
        assertThat(listed(platformAdmin().get("/api/v1/tenants?q=" + encoded(tenant.name())), "id"))
                .contains(tenant.id());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /api/v1/dids?page=0            | page: Invalid page: 0 (a whole number from 1)
            /api/v1/dids?page=one          | page: Invalid page: one (a whole number from 1)
            /api/v1/dids?page_size=201     | page_size: Invalid page_size: 201 (a whole number from 1 to 200)
            /api/v1/dids?page_size=-1      | page_size: Invalid page_size: -1 (a whole number from 1 to 200)
            /api/v1/dids?page=99999999999  | page: Invalid page: 99999999999 (a whole number from 1)
            /api/v1/dids?status=FREE       | status: Invalid status: FREE (one of ALLOCATED, ASSIGNED, UNASSIGNED)
            /api/v1/dids?enabled=1         | enabled: Invalid enabled: 1 (true or false)
            /api/v1/dids?tenant_id=acme    | tenant_id: Invalid tenant_id: acme (a UUID)
            /api/v1/dids?sort=password     | sort: Invalid sort: password (one of number, created_at, updated_at, status, or -<field>)
            /api/v1/users?role=boss        | role: Invalid role: boss (one of end_user, platform_admin, support, tenant_admin)
            /api/v1/users?status=DELETED   | status: Invalid status: DELETED (one of active, deleted, suspended)
            /api/v1/users?sort=id;drop     | sort: Invalid sort: id;drop (one of email, full_name, extension, role, status, created_at, updated_at, or -<field>)
            /api/v1/tenants?status=open    | status: Invalid status: open (one of active, closed, suspended)
            /api/v1/devices?user_id=ann    | user_id: Invalid user_id: ann (a UUID)
            /api/v1/audit-logs?action=LOOK | action: Invalid action: LOOK (one of APPLY, CREATE, DELETE, LOGIN, LOGIN_FAILED, LOGOUT, REFUSED, UPDATE)
            /api/v1/audit-logs?since=now   | since: Invalid since: now (a time as in 1970-01-01T00:00:00Z)
            /api/v1/audit-logs?since=%2B10000-01-01T00:00:00Z | since: Invalid since: +10000-01-01T00:00:00Z (a time as in 1970-01-01T00:00:00Z)
            /api/v1/audit-logs?until=0000-12-31T23:59:59Z     | until: Invalid until: 0000-12-31T23:59:59Z (a time as in 1970-01-01T00:00:00Z)
            /api/v1/apply/jobs?limit=1000  | page_size: Invalid page_size: 1000 (a whole number from 1 to 200)
            """)
    void a_wrong_value_is_refused_with_its_rule(String path, String error) {
        Answer answer = platformAdmin().get(path).expectProblem(400, "invalid_input");

        assertThat(answer.errors()).containsExactly(error);
    }

    @Test
    void all_wrong_values_are_told_at_once() {
        Answer answer = platformAdmin()
                .get("/api/v1/dids?page=0&page_size=0&sort=x&status=y&tenant_id=z")
                .expectProblem(400, "invalid_input");

        assertThat(answer.errors()).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tenants", "users", "devices", "dids", "audit-logs", "apply/jobs"})
    void every_listing_has_pages_in_a_stable_order(String listing) {
        String path = "/api/v1/" + listing + "?page_size=3&page=";

        List<String> first = listed(platformAdmin().get(path + 1), "id");
        List<String> second = listed(platformAdmin().get(path + 2), "id");

        assertThat(Stream.concat(first.stream(), second.stream())).doesNotHaveDuplicates();
        assertThat(platformAdmin().get(path + 1).at("page_size").asInt()).isEqualTo(3);
    }

    @Test
    void an_audit_log_is_filtered_by_time() {
        Answer all = platformAdmin()
                .get("/api/v1/audit-logs?sort=position&entity_id=" + acme.id())
                .expect(200);
        String created = all.text("/items/0/occurred_at");
        String path = "/api/v1/audit-logs?entity_id=" + acme.id();

        assertThat(platformAdmin().get(path + "&since=" + created).at("total").asInt())
                .isEqualTo(all.at("total").asInt());
        assertThat(platformAdmin().get(path + "&until=" + created).at("total").asInt())
                .isZero();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
