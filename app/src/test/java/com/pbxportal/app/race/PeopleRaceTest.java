package com.pbxportal.app.race;

import static com.pbxportal.app.support.Portal.nobody;
import static com.pbxportal.app.support.Portal.platformAdmin;
import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.Did;
import com.pbxportal.app.support.PortalClient;
import com.pbxportal.app.support.Secrets;
import com.pbxportal.app.support.Tenancy;
import com.pbxportal.app.support.Together;
import com.pbxportal.app.support.User;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class PeopleRaceTest {

    private static final String USERS = "/api/v1/users";

    @Test
    void fifty_users_created_at_once_get_fifty_extensions() {
        Tenancy tenant = Tenancy.create(Map.of("ext_min", 3000, "ext_max", 3049));
        List<Map<String, Object>> people =
                IntStream.range(0, 50).mapToObj(i -> tenant.person(Map.of())).toList();

        List<Answer> answers = Together.times(50, client -> platformAdmin().post(USERS, people.get(client)));

        assertThat(Together.statuses(answers)).containsOnly(201);
        assertThat(answers.stream().map(answer -> answer.at("extension").asInt()))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(3000, 3049).boxed().toList());
        platformAdmin().post(USERS, tenant.person(Map.of())).expectProblem(409, "extension_pool_exhausted");
    }

    @Test
    void of_ten_users_with_one_email_in_ten_tenants_one_is_created() {
        List<Tenancy> tenants =
                IntStream.range(0, 10).mapToObj(i -> Tenancy.create()).toList();
        String email = "ann@" + tenants.getFirst().slug() + ".example";

        List<Answer> answers = Together.times(
                10, client -> platformAdmin().post(USERS, tenants.get(client).person(Map.of("email", email))));

        assertThat(Together.statuses(answers)).containsOnly(201, 409).containsOnlyOnce(201);
    }

    @Test
    void of_ten_tenants_with_one_name_one_is_created() {
        String name = Tenancy.create().name() + " twin";

        List<Answer> answers = Together.times(
                10, client -> platformAdmin().post("/api/v1/tenants", Tenancy.proposal(Map.of("name", name))));

        assertThat(Together.statuses(answers)).containsOnly(201, 409).containsOnlyOnce(201);
    }

    @Test
    void of_twelve_devices_added_at_once_ten_are() {
        Tenancy tenant = Tenancy.create();
        User ann = tenant.user();

        List<Answer> answers = Together.times(12, client -> platformAdmin()
                .post("/api/v1/devices", Map.of("user_id", ann.id(), "label", "Phone " + client)));

        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(10);
        assertThat(answers.stream().filter(answer -> answer.status() == 409)).hasSize(2);
        answers.stream()
                .filter(answer -> answer.status() == 201)
                .forEach(answer -> Secrets.remember(answer.text("sip_password")));
    }

    @RepeatedTest(8)
    void a_user_who_is_deleted_while_a_number_is_assigned_to_them_never_has_it() {
        Tenancy tenant = Tenancy.create();
        User ann = tenant.user();
        Did number = tenant.number();

        List<Answer> answers = Together.run(
                () -> tenant.assign(number, ann), () -> platformAdmin().delete(ann.path()));

        Answer assigned = answers.getFirst();
        Answer deleted = answers.getLast();
        if (assigned.status() == 201) {
            deleted.expectProblem(409, "numbers_still_assigned");
            assertThat(platformAdmin().get(ann.path()).text("status")).isEqualTo("active");
        } else {
            assigned.expectProblem(400, "destination_not_found");
            deleted.expect(204);
            assertThat(number.status()).isEqualTo("ALLOCATED");
        }
    }

    @RepeatedTest(5)
    void a_tenant_that_closes_while_users_are_created_keeps_none() {
        Tenancy tenant = Tenancy.create();
        Map<String, Object> person = tenant.person(Map.of());

        List<Answer> answers = Together.run(
                () -> platformAdmin().post(USERS, person), () -> platformAdmin().delete(tenant.path()));

        assertThat(answers.getFirst().status()).isIn(201, 409);
        answers.getLast().expect(204);
        assertThat(platformAdmin()
                        .get(USERS + "?status=active&tenant_id=" + tenant.id())
                        .at("total")
                        .asInt())
                .isZero();
    }

    @RepeatedTest(3)
    void a_refresh_token_that_is_used_twice_at_once_ends_its_session() {
        User ann = Tenancy.create().user();
        Answer login = nobody().post("/api/v1/auth/login", Map.of("email", ann.email(), "password", ann.password()))
                .expect(200);
        Map<String, String> token = Map.of("refresh_token", login.text("refresh_token"));

        List<Answer> answers = Together.times(5, client -> nobody().post("/api/v1/auth/refresh", token));

        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSizeLessThanOrEqualTo(1);
        Set<PortalClient> family = new HashSet<>();
        family.add(nobody().withToken(login.text("access_token")));
        answers.stream()
                .filter(answer -> answer.status() == 200)
                .forEach(answer -> family.add(nobody().withToken(answer.text("access_token"))));
        assertThat(family).allSatisfy(client -> client.get(ann.path()).expectProblem(401, "session_ended"));
    }
}
