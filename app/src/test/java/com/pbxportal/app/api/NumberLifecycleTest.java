package com.pbxportal.app.api;

import static com.pbxportal.app.support.Portal.platformAdmin;
import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.Did;
import com.pbxportal.app.support.Numbers;
import com.pbxportal.app.support.Tenancy;
import com.pbxportal.app.support.User;
import com.pbxportal.shared.phonenumber.E164;
import com.pbxportal.shared.phonenumber.PhoneNumberId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Seed 001, from "Allocate DID to Tenant" to "Get DID Details": each body field by field, each refusal. */
class NumberLifecycleTest {

    private static final UUID NOBODY = UUID.randomUUID();

    private static Tenancy acme;
    private static User ann;

    @BeforeAll
    static void tenant() {
        acme = Tenancy.create();
        ann = acme.user();
    }

    private static Answer allocate(Did number, Tenancy tenant) {
        return platformAdmin().patch(number.path() + "/allocate", Map.of("tenant_id", tenant.id()));
    }

    @Test
    void an_unassigned_number_is_allocated() {
        Did number = Numbers.imported();

        Answer answer = allocate(number, acme).expect(200);

        Fields.of(answer.json())
                .has("id", number.id())
                .has("number", number.number())
                .has("status", "ALLOCATED")
                .has("tenant_id", acme.id())
                .has("provider", "Twilio")
                .has("enabled", true)
                .has("assignment", null)
                .andNoOthers();
    }

    @Test
    void an_allocated_number_is_not_allocated_again() {
        Did number = acme.number();

        Answer answer = allocate(number, Tenancy.create()).expectProblem(409, "number_already_allocated");

        assertThat(answer.text("detail"))
                .isEqualTo("DID " + number.number() + " is already allocated to tenant '" + acme.name() + "'");
    }

    @Test
    void allocating_needs_a_number_and_a_tenant_that_exist() {
        Did number = Numbers.imported();

        allocate(new Did(NOBODY.toString(), ""), acme).expectProblem(404, "unknown_phone_number");
        platformAdmin()
                .patch(number.path() + "/allocate", Map.of("tenant_id", NOBODY))
                .expectProblem(404, "unknown_tenant");
        platformAdmin().patch(number.path() + "/allocate", "{}").expectProblem(400, "invalid_input");
        platformAdmin()
                .patch(number.path() + "/allocate", "{\"tenant_id\":\"acme\"}")
                .expectProblem(400, "invalid_input");
        platformAdmin()
                .patch("/api/v1/dids/4711/allocate", Map.of("tenant_id", acme.id()))
                .expectProblem(400, "invalid_input");
        assertThat(number.status()).isEqualTo("UNASSIGNED");
    }

    @Test
    void a_closed_tenant_gets_no_numbers() {
        Tenancy closed = Tenancy.create();
        platformAdmin().delete(closed.path()).expect(204);

        allocate(Numbers.imported(), closed).expectProblem(409, "tenant_is_closed");
    }

    @Test
    void an_allocated_number_is_given_back() {
        Did number = acme.number();

        Answer answer = platformAdmin().patch(number.path() + "/deallocate").expect(200);

        Fields.of(answer.json())
                .has("id", number.id())
                .has("number", number.number())
                .has("status", "UNASSIGNED")
                .has("tenant_id", null)
                .has("provider", "Twilio")
                .has("enabled", true)
                .has("assignment", null)
                .andNoOthers();
    }

    @Test
    void an_assigned_number_is_not_given_back() {
        Did number = acme.numberOf(ann);

        Answer answer =
                platformAdmin().patch(number.path() + "/deallocate").expectProblem(400, "number_still_assigned");

        assertThat(answer.text("detail"))
                .isEqualTo("Cannot deallocate DID " + number.number() + ": currently assigned to user " + ann.email()
                        + ". Unassign first.");
        assertThat(number.status()).isEqualTo("ASSIGNED");
    }

    @Test
    void a_number_of_the_pool_is_not_given_back() {
        platformAdmin().patch(Numbers.imported().path() + "/deallocate").expectProblem(409, "number_not_allocated");
    }

    @Test
    void a_number_is_assigned_to_a_user() {
        Did number = acme.number();

        Answer answer = acme.admin()
                .post(number.path() + "/assign", Tenancy.toUser(ann))
                .expect(201);

        Fields.of(answer.json())
                .hasId("id")
                .has("phone_number_id", number.id())
                .has("phone_number", number.number())
                .has("assigned_type", "USER")
                .has("assigned_id", ann.id())
                .has("assigned_value", null)
                .hasId("created_by")
                .hasTime("created_at")
                .andNoOthers();
    }

    @Test
    void a_number_is_assigned_to_a_piece_of_dialplan() {
        Did number = acme.number();
        String mailbox = "VoiceMail(2000@tenant-" + acme.slug() + ")";

        Answer answer = acme.admin()
                .post(number.path() + "/assign", Map.of("assigned_type", "EXTERNAL", "assigned_value", mailbox))
                .expect(201);

        Fields.of(answer.json())
                .hasId("id")
                .has("phone_number_id", number.id())
                .has("phone_number", number.number())
                .has("assigned_type", "EXTERNAL")
                .has("assigned_id", null)
                .has("assigned_value", mailbox)
                .hasId("created_by")
                .hasTime("created_at")
                .andNoOthers();
    }

    @Test
    void an_assigned_number_is_shown_with_its_assignment() {
        Did number = acme.number();
        Answer assigned = acme.assign(number, ann).expect(201);

        Answer answer = acme.admin().get(number.path()).expect(200);

        Fields.of(answer.json())
                .has("id", number.id())
                .has("number", number.number())
                .has("status", "ASSIGNED")
                .has("tenant_id", acme.id())
                .has("provider", "Twilio")
                .has("enabled", true)
                .has("provider_metadata", Map.of())
                .has("warning", null)
                .hasTime("created_at")
                .hasTime("updated_at")
                .hasObject("assignment", assignment -> assignment
                        .has("id", assigned.text("id"))
                        .has("phone_number_id", number.id())
                        .has("phone_number", number.number())
                        .has("assigned_type", "USER")
                        .has("assigned_id", ann.id())
                        .has("assigned_value", null)
                        .has("created_by", assigned.text("created_by"))
                        .hasTime("created_at")
                        .andNoOthers())
                .andNoOthers();
    }

    @Test
    void a_user_shows_the_numbers_that_lead_to_them() {
        User bob = acme.user();
        Did number = acme.numberOf(bob);

        assertThat(acme.admin().get(bob.path()).at("dids").toString()).isEqualTo("[\"" + number.number() + "\"]");
    }

    @Test
    void an_assigned_number_is_not_assigned_again() {
        Did number = acme.numberOf(ann);

        Answer answer = acme.assign(number, acme.user()).expectProblem(409, "number_already_assigned");

        assertThat(answer.text("detail"))
                .isEqualTo("DID " + number.number() + " is already assigned to user " + ann.email());
    }

    @Test
    void a_number_of_the_pool_is_not_assigned() {
        acme.assign(Numbers.imported(), ann).expectProblem(409, "number_not_allocated");
    }

    @Test
    void a_user_who_is_unknown_or_of_another_tenant_or_deleted_gets_no_number() {
        Did number = acme.number();
        User stranger = Tenancy.create().user();
        User deleted = acme.user();
        platformAdmin().delete(deleted.path()).expect(204);

        for (Object user : List.of(NOBODY, stranger.id(), deleted.id())) {
            Answer answer = acme.admin()
                    .post(number.path() + "/assign", Map.of("assigned_type", "USER", "assigned_id", user))
                    .expectProblem(400, "destination_not_found");
            assertThat(answer.text("detail")).isEqualTo("User " + user + " not found or not in your tenant");
        }
        assertThat(number.status()).isEqualTo("ALLOCATED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RING_GROUP", "IVR", "QUEUE", "VOICEMAIL"})
    void a_destination_that_does_not_exist_gets_no_number(String type) {
        acme.admin()
                .post(acme.number().path() + "/assign", Map.of("assigned_type", type, "assigned_id", NOBODY))
                .expectProblem(400, "destination_not_found");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"assigned_type":"USER"}                                             | assigned_id
            {"assigned_type":"EXTERNAL"}                                         | assigned_value
            {"assigned_type":"EXTERNAL","assigned_value":""}                     | assigned_value
            {"assigned_type":"USER","assigned_id":"ann"}                         | assigned_id
            {"assigned_type":"USER","assigned_id":"ID","assigned_value":"Busy"}  | assigned_value
            {"assigned_type":"EXTERNAL","assigned_id":"ID","assigned_value":"Busy()"} | assigned_id
            {"assigned_type":"FAX","assigned_id":"ID"}                           | assigned_type
            {"assigned_id":"ID"}                                                 | assigned_type
            {"assigned_type":"USER","assigned_id":"ID","priority":1}             | priority
            """)
    void an_assignment_that_does_not_fit_together_is_refused(String body, String field) {
        Answer answer = acme.admin()
                .post(acme.number().path() + "/assign", body.replace("ID", NOBODY.toString()))
                .expect(400);

        assertThat(answer.errors()).singleElement().asString().startsWith(field + ": ");
    }

    @Test
    void unassigning_gives_the_number_back_to_the_tenant() {
        Did number = acme.numberOf(ann);

        Answer answer = acme.admin().delete(number.path() + "/assign").expect(204);

        assertThat(answer.body()).isEmpty();
        assertThat(number.status()).isEqualTo("ALLOCATED");
        assertThat(number.now().at("assignment").isNull()).isTrue();
        acme.admin().delete(number.path() + "/assign").expectProblem(409, "number_not_assigned");
    }

    @Test
    void the_whole_way_there_and_back_can_be_gone_again() {
        Did number = Numbers.imported();
        List<String> statuses = new ArrayList<>();

        for (int round = 0; round < 2; round++) {
            statuses.add(number.status());
            allocate(number, acme).expect(200);
            statuses.add(number.status());
            acme.assign(number, ann).expect(201);
            statuses.add(number.status());
            acme.admin().delete(number.path() + "/assign").expect(204);
            platformAdmin().patch(number.path() + "/deallocate").expect(200);
        }

        assertThat(statuses)
                .containsExactly("UNASSIGNED", "ALLOCATED", "ASSIGNED", "UNASSIGNED", "ALLOCATED", "ASSIGNED");
    }

    @Test
    void a_number_is_disabled_and_enabled_by_its_tenant() {
        Did number = acme.numberOf(ann);

        Answer disabled =
                acme.admin().patch(number.path(), Map.of("enabled", false)).expect(200);

        assertThat(disabled.at("enabled").asBoolean(true)).isFalse();
        assertThat(disabled.text("status")).isEqualTo("ASSIGNED");
        assertThat(number.now().at("enabled").asBoolean(true)).isFalse();
        acme.admin().patch(number.path(), Map.of("enabled", true)).expect(200);
        assertThat(number.now().at("enabled").asBoolean(false)).isTrue();
    }

    @Test
    void many_numbers_are_allocated_and_given_back_at_once() {
        Tenancy tenant = Tenancy.create();
        List<String> ids = Numbers.imported(20).stream().map(Did::id).toList();

        Answer allocated =
                platformAdmin().post("/api/v1/dids/allocate", Map.of("tenant_id", tenant.id(), "did_ids", ids));
        assertThat(allocated.expect(200).body()).isEqualTo("{\"changed\":20}");
        assertThat(numbersOf(tenant)).isEqualTo(20);

        Answer deallocated = platformAdmin().post("/api/v1/dids/deallocate", Map.of("did_ids", ids));
        assertThat(deallocated.expect(200).body()).isEqualTo("{\"changed\":20}");
        assertThat(numbersOf(tenant)).isZero();
    }

    @Test
    void of_many_numbers_all_or_none_are_allocated() {
        Tenancy tenant = Tenancy.create();
        List<String> ids =
                new ArrayList<>(Numbers.imported(3).stream().map(Did::id).toList());
        ids.add(acme.number().id());

        platformAdmin()
                .post("/api/v1/dids/allocate", Map.of("tenant_id", tenant.id(), "did_ids", ids))
                .expectProblem(409, "number_already_allocated");
        ids.set(3, NOBODY.toString());
        platformAdmin()
                .post("/api/v1/dids/allocate", Map.of("tenant_id", tenant.id(), "did_ids", ids))
                .expectProblem(404, "unknown_phone_number");

        assertThat(numbersOf(tenant)).isZero();
    }

    @Test
    void of_many_numbers_all_or_none_are_given_back() {
        Tenancy tenant = Tenancy.create();
        List<Did> numbers = tenant.numbers(3);
        tenant.assign(numbers.getLast(), tenant.user()).expect(201);

        platformAdmin()
                .post(
                        "/api/v1/dids/deallocate",
                        Map.of("did_ids", numbers.stream().map(Did::id).toList()))
                .expectProblem(400, "number_still_assigned");

        assertThat(numbersOf(tenant)).isEqualTo(3);
    }

    private static int numbersOf(Tenancy tenant) {
        return platformAdmin()
                .get("/api/v1/dids?tenant_id=" + tenant.id())
                .at("total")
                .asInt();
    }

    @Test
    void a_tenant_cannot_find_out_by_asking_which_numbers_there_are() {
        Tenancy tenant = Tenancy.create();
        UUID pooled = UUID.fromString(Numbers.imported().id());
        UUID nowhere = PhoneNumberId.of(new E164("+499999999999999")).value();

        for (UUID id : List.of(pooled, nowhere)) {
            String path = "/api/v1/dids/" + id;
            for (Answer answer : List.of(
                    tenant.admin().get(path),
                    tenant.user("support").login().get(path),
                    tenant.admin().patch(path, Map.of("enabled", true)),
                    tenant.admin().delete(path + "/assign"),
                    tenant.admin().post(path + "/assign", Tenancy.toUser(tenant.user())))) {
                assertThat(answer.expectProblem(403, "not_your_tenant").text("detail"))
                        .isEqualTo("DID " + id + " is not in your tenant");
            }
        }
        platformAdmin().get("/api/v1/dids/" + nowhere).expectProblem(404, "unknown_phone_number");
        tenant.admin().get("/api/v1/dids/" + UUID.randomUUID()).expectProblem(404, "unknown_phone_number");
    }
}
