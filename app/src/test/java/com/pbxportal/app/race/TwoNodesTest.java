package com.pbxportal.app.race;

import static com.pbxportal.app.support.Portal.platformAdmin;
import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.Did;
import com.pbxportal.app.support.Node;
import com.pbxportal.app.support.Numbers;
import com.pbxportal.app.support.Portal;
import com.pbxportal.app.support.PortalClient;
import com.pbxportal.app.support.Tenancy;
import com.pbxportal.app.support.Together;
import com.pbxportal.app.support.User;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Two applications on the same databases: what one has in its cache may be what the other has changed. */
class TwoNodesTest {

    private static Node nodeA;
    private static Node nodeB;
    private static List<PortalClient> admins;
    private static Tenancy acme;

    @BeforeAll
    static void start() {
        nodeA = Portal.node();
        nodeB = Portal.secondNode();
        admins = List.of(platformAdmin(), nodeB.client().loginAs(Portal.ADMIN_EMAIL, Portal.ADMIN_PASSWORD));
        acme = Tenancy.create();
    }

    private static PortalClient admin(int turn) {
        return admins.get(turn % 2);
    }

    @Test
    void a_number_is_assigned_and_unassigned_on_alternating_nodes() {
        Did number = acme.number();
        List<User> users = List.of(acme.user(), acme.user());

        for (int turn = 0; turn < 40; turn++) {
            User user = users.get(turn % 2);
            admin(turn).post(number.path() + "/assign", Tenancy.toUser(user)).expect(201);
            admin(turn + 1)
                    .post(number.path() + "/assign", Tenancy.toUser(user))
                    .expectProblem(409, "number_already_assigned");
            admin(turn + 1).delete(number.path() + "/assign").expect(204);
            admin(turn).delete(number.path() + "/assign").expectProblem(409, "number_not_assigned");
        }
    }

    @Test
    void what_one_node_wrote_the_other_shows_at_once() {
        Did number = acme.number();

        for (int turn = 0; turn < 40; turn++) {
            boolean enabled = turn % 4 >= 2;
            admin(turn).patch(number.path(), Map.of("enabled", enabled)).expect(200);
            assertThat(admin(turn + 1).get(number.path()).at("enabled").asBoolean())
                    .isEqualTo(enabled);
        }
    }

    @Test
    void of_twenty_clients_on_both_nodes_one_gets_the_number() {
        User ann = acme.user();
        Did number = acme.number();

        List<Answer> answers =
                Together.times(20, client -> admin(client).post(number.path() + "/assign", Tenancy.toUser(ann)));

        assertThat(Together.statuses(answers)).containsOnlyOnce(201).containsOnly(201, 409);
    }

    @Test
    void users_created_on_both_nodes_at_once_share_no_extension() {
        Tenancy tenant = Tenancy.create();
        List<Map<String, Object>> people =
                IntStream.range(0, 20).mapToObj(i -> tenant.person(Map.of())).toList();

        List<Answer> answers = Together.times(20, client -> admin(client).post("/api/v1/users", people.get(client)));

        assertThat(Together.statuses(answers)).containsOnly(201);
        assertThat(answers.stream().map(answer -> answer.at("extension").asInt()))
                .doesNotHaveDuplicates();
    }

    @RepeatedTest(5)
    void of_two_creations_with_one_email_on_two_nodes_one_wins() {
        String email = UUID.randomUUID() + "@race.example";

        List<Answer> answers =
                Together.times(4, client -> admin(client).post("/api/v1/users", acme.person(Map.of("email", email))));

        assertThat(Together.statuses(answers)).containsOnlyOnce(201).containsOnly(201, 409);
    }

    @Test
    void a_name_that_one_node_took_and_the_other_gave_up_is_free_on_both() {
        String wanted = "Wanted " + UUID.randomUUID();
        List<Tenancy> tenants = List.of(Tenancy.create(), Tenancy.create());

        for (int turn = 0; turn < 10; turn++) {
            Tenancy tenant = tenants.get(turn % 2);
            admin(turn).patch(tenant.path(), Map.of("name", wanted)).expect(200);
            admin(turn + 1)
                    .patch(tenant.path(), Map.of("name", tenant.name() + " " + turn))
                    .expect(200);
        }
    }

    @RepeatedTest(3)
    void of_two_imports_of_one_file_on_two_nodes_one_wins() {
        List<String> file = Numbers.fresh(500);

        List<Answer> answers =
                Together.times(2, client -> admin(client).post("/api/v1/dids/import", Numbers.toImport(file)));

        assertThat(Together.statuses(answers)).containsExactlyInAnyOrder(201, 400);
    }

    @RepeatedTest(5)
    void a_user_deleted_on_one_node_gets_no_number_on_the_other() {
        User ann = acme.user();
        Did number = acme.number();

        List<Answer> answers = Together.run(
                () -> admin(0).post(number.path() + "/assign", Tenancy.toUser(ann)), () -> admin(1).delete(ann.path()));

        assertThat(Together.statuses(answers)).isIn(List.of(201, 409), List.of(400, 204));
    }

    @Test
    void an_idempotency_key_counts_on_both_nodes() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> numbers = Numbers.toImport(Numbers.fresh(1));

        Answer first = admin(0).with("Idempotency-Key", key).post("/api/v1/dids/import", numbers);
        Answer second = admin(1).with("Idempotency-Key", key).post("/api/v1/dids/import", numbers);

        assertThat(List.of(first.expect(201).body(), second.expect(201).body())).containsOnly(first.body());
    }

    @Test
    void who_is_suspended_on_one_node_does_not_log_in_on_the_other() {
        User ann = acme.user();
        PortalClient onB = ann.loginOn(nodeB);
        onB.get(ann.path()).expect(200);

        admin(0).patch(ann.path(), Map.of("status", "suspended")).expect(200);

        nodeB.client()
                .post("/api/v1/auth/login", Map.of("email", ann.email(), "password", ann.password()))
                .expectProblem(401, "wrong_email_or_password");
        // The other node asks again about a session after five seconds at the latest.
        Awaitility.await().atMost(Duration.ofSeconds(7)).untilAsserted(() -> onB.get(ann.path())
                .expectProblem(401, "session_ended"));
    }

    @Test
    void a_session_begun_on_one_node_goes_on_on_the_other() {
        User ann = acme.user();
        Answer login = nodeA.client()
                .post("/api/v1/auth/login", Map.of("email", ann.email(), "password", ann.password()))
                .expect(200);

        nodeB.client().withToken(login.text("access_token")).get(ann.path()).expect(200);
        nodeB.client()
                .post("/api/v1/auth/refresh", Map.of("refresh_token", login.text("refresh_token")))
                .expect(200);
        nodeA.client()
                .post("/api/v1/auth/refresh", Map.of("refresh_token", login.text("refresh_token")))
                .expectProblem(401, "refresh_token_not_good");
    }
}
