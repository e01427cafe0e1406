package com.pbxportal.app.race;

import static com.pbxportal.app.support.Portal.platformAdmin;
import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.Did;
import com.pbxportal.app.support.Numbers;
import com.pbxportal.app.support.Tenancy;
import com.pbxportal.app.support.Together;
import com.pbxportal.app.support.User;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class NumberRaceTest {

    @Test
    void of_twenty_clients_that_assign_one_number_one_wins() {
        Tenancy tenant = Tenancy.create();
        Did number = tenant.number();
        List<User> users = Stream.generate(tenant::user).limit(4).toList();

        List<Answer> answers = Together.times(20, client -> tenant.assign(number, users.get(client % 4)));

        assertThat(Together.statuses(answers)).containsOnly(201, 409).containsOnlyOnce(201);
        Answer winner = answers.stream()
                .filter(answer -> answer.status() == 201)
                .findFirst()
                .orElseThrow();
        assertThat(number.now().text("/assignment/id")).isEqualTo(winner.text("id"));
        assertThat(users.stream()
                        .map(user -> platformAdmin().get(user.path()).at("dids").size())
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(1);
    }

    @Test
    void of_ten_tenants_one_gets_the_number() {
        Did number = Numbers.imported();
        List<Tenancy> tenants = Stream.generate(Tenancy::create).limit(10).toList();

        List<Answer> answers = Together.times(10, client -> platformAdmin()
                .patch(
                        number.path() + "/allocate",
                        Map.of("tenant_id", tenants.get(client).id())));

        assertThat(Together.statuses(answers)).containsOnly(200, 409).containsOnlyOnce(200);
    }

    @RepeatedTest(3)
    void of_two_imports_of_the_same_file_one_imports_all_and_the_other_nothing() {
        List<String> file = Numbers.fresh(1_000);

        List<Answer> answers =
                Together.times(2, client -> platformAdmin().post("/api/v1/dids/import", Numbers.toImport(file)));

        assertThat(Together.statuses(answers)).containsExactlyInAnyOrder(201, 400);
        Answer refused = answers.stream()
                .filter(answer -> answer.status() == 400)
                .findFirst()
                .orElseThrow();
        assertThat(refused.at("failed").asInt()).isEqualTo(1_000);
        assertThat(refused.at("errors").get(0).asString()).isEqualTo("Duplicate number: " + file.getFirst());
    }

    @RepeatedTest(3)
    void of_two_imports_that_overlap_nothing_is_half_done() {
        List<String> shared = Numbers.fresh(1);
        List<List<String>> files = List.of(
                Stream.concat(Numbers.fresh(300).stream(), shared.stream()).toList(),
                Stream.concat(shared.stream(), Numbers.fresh(300).stream()).toList());

        List<Answer> answers = Together.times(
                2, client -> platformAdmin().post("/api/v1/dids/import", Numbers.toImport(files.get(client))));

        assertThat(Together.statuses(answers)).containsExactlyInAnyOrder(201, 400);
        int winner = answers.getFirst().status() == 201 ? 0 : 1;
        assertThat(Numbers.listed(files.get(winner))).isEqualTo(301);
        assertThat(Numbers.listed(files.get(1 - winner))).isEqualTo(1);
    }

    @RepeatedTest(3)
    void imports_of_the_same_numbers_in_opposite_order_do_not_block_each_other() {
        List<String> file = Numbers.fresh(2_000);
        List<String> reversed = file.reversed();

        List<Answer> answers = Together.times(4, client -> platformAdmin()
                .post("/api/v1/dids/import", Numbers.toImport(client % 2 == 0 ? file : reversed)));

        assertThat(Together.statuses(answers)).containsOnlyOnce(201).containsOnly(201, 400);
    }

    @RepeatedTest(5)
    void a_closing_tenant_keeps_no_number_that_came_at_the_last_moment() {
        Tenancy tenant = Tenancy.create();
        List<Did> numbers = Numbers.imported(3);

        List<Answer> answers = Together.run(
                () -> platformAdmin()
                        .post(
                                "/api/v1/dids/allocate",
                                Map.of(
                                        "tenant_id",
                                        tenant.id(),
                                        "did_ids",
                                        numbers.stream().map(Did::id).toList())),
                () -> platformAdmin().delete(tenant.path()));

        assertThat(answers.getFirst().status()).isIn(200, 409);
        assertThat(answers.getLast().status()).isEqualTo(204);
        assertThat(numbers).extracting(Did::status).containsOnly("UNASSIGNED");
    }

    @Test
    void bulk_allocations_in_opposite_order_both_end() {
        Tenancy tenant = Tenancy.create();
        List<String> ids = Numbers.imported(50).stream().map(Did::id).toList();
        List<String> reversed = ids.reversed();

        List<Answer> answers = Together.run(
                () -> allocate(tenant, ids), () -> allocate(tenant, reversed), () -> allocate(tenant, shuffled(ids)));

        assertThat(Together.statuses(answers)).containsOnlyOnce(200).containsOnly(200, 409);
        assertThat(platformAdmin()
                        .get("/api/v1/dids?tenant_id=" + tenant.id())
                        .at("total")
                        .asInt())
                .isEqualTo(50);
    }

    private static List<String> shuffled(List<String> ids) {
        List<String> shuffled = new ArrayList<>(ids);
        Collections.shuffle(shuffled);
        return shuffled;
    }

    private static Answer allocate(Tenancy tenant, List<String> ids) {
        return platformAdmin().post("/api/v1/dids/allocate", Map.of("tenant_id", tenant.id(), "did_ids", ids));
    }
}
