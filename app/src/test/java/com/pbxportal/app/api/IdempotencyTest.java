package com.pbxportal.app.api;

import static com.pbxportal.app.support.Portal.platformAdmin;
import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.Did;
import com.pbxportal.app.support.Numbers;
import com.pbxportal.app.support.PortalClient;
import com.pbxportal.app.support.Secrets;
import com.pbxportal.app.support.Tenancy;
import com.pbxportal.app.support.Together;
import com.pbxportal.app.support.User;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A client that did not hear the answer may ask again. */
class IdempotencyTest {

    private static Tenancy acme;

    @BeforeAll
    static void tenant() {
        acme = Tenancy.create();
    }

    private static PortalClient withKey() {
        return platformAdmin().with("Idempotency-Key", UUID.randomUUID().toString());
    }

    @Test
    void a_repeated_creation_answers_as_the_first_did_with_the_same_password() {
        PortalClient client = withKey();
        Map<String, Object> person = acme.person(Map.of("device", Map.of("label", "Desk")));

        Answer first = client.post("/api/v1/users", person).expect(201);
        Answer second = client.post("/api/v1/users", person).expect(201);

        Secrets.remember(first.text("/device/sip_password"));
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(platformAdmin()
                        .get("/api/v1/users?q=" + person.get("email"))
                        .at("total")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void a_repeated_refusal_is_refused_as_the_first_was() {
        PortalClient client = withKey();
        Did number = Numbers.imported();
        Map<String, Object> again = Numbers.toImport(List.of(number.number()));

        Answer first = client.post("/api/v1/dids/import", again).expect(400);

        assertThat(client.post("/api/v1/dids/import", again).body()).isEqualTo(first.body());
    }

    /** Keys cost nothing: who sends nonsense under a thousand of them would fill the database with what is told of it. */
    @Test
    void a_long_refusal_is_not_kept_and_comes_out_the_same_again() {
        PortalClient client = withKey();
        Map<String, Object> nonsense = Numbers.toImport(
                IntStream.range(0, 2_000).mapToObj(i -> "no number " + i).toList());

        Answer first = client.post("/api/v1/dids/import", nonsense).expectProblem(400, "numbers_not_importable");
        Answer second = client.post("/api/v1/dids/import", nonsense).expectProblem(400, "numbers_not_importable");

        assertThat(first.body()).hasSizeGreaterThan(64 << 10);
        assertThat(second.header("Idempotency-Replayed")).isNull();
        assertThat(second.at("errors")).isEqualTo(first.at("errors"));
    }

    @Test
    void a_key_stands_for_one_request() {
        PortalClient client = withKey();
        client.post("/api/v1/dids/import", Numbers.toImport(Numbers.fresh(1))).expect(201);

        client.post("/api/v1/dids/import", Numbers.toImport(Numbers.fresh(1)))
                .expectProblem(409, "idempotency_key_reused");
    }

    @Test
    void a_key_is_one_clients_own() {
        String key = UUID.randomUUID().toString();
        User bob = acme.user();
        Map<String, Object> device = Map.of("user_id", bob.id(), "label", "Desk");
        Answer first = platformAdmin()
                .with("Idempotency-Key", key)
                .post("/api/v1/devices", device)
                .expect(201);

        acme.admin()
                .with("Idempotency-Key", key)
                .post("/api/v1/devices", device)
                .expectProblem(409, "device_label_taken");
        Secrets.remember(first.text("sip_password"));
    }

    @Test
    void ten_repetitions_at_once_are_carried_out_once() {
        PortalClient client = withKey();
        Did number = acme.number();
        User bob = acme.user();

        List<Answer> answers = Together.times(10, i -> client.post(number.path() + "/assign", Tenancy.toUser(bob)));

        assertThat(answers).allSatisfy(answer -> assertThat(
                        answer.status() == 201 || answer.text("code").equals("idempotent_request_in_progress"))
                .describedAs(answer.body())
                .isTrue());
        assertThat(answers.stream().filter(answer -> answer.status() == 201).map(answer -> answer.text("id")))
                .isNotEmpty()
                .containsOnly(number.now().text("/assignment/id"));
    }

    @Test
    void a_key_that_is_none_is_refused() {
        for (String key : List.of("with space", "x".repeat(201))) {
            platformAdmin()
                    .with("Idempotency-Key", key)
                    .post("/api/v1/dids/import", Numbers.toImport(Numbers.fresh(1)))
                    .expectProblem(400, "invalid_idempotency_key");
        }
    }
}
