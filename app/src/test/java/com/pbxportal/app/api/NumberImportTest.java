package com.pbxportal.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.Did;
import com.pbxportal.app.support.Numbers;
import com.pbxportal.app.support.Portal;
import com.pbxportal.app.support.PortalClient;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Seed 001, "Import DIDs (Bulk)". */
class NumberImportTest {

    private static final String IMPORT = "/api/v1/dids/import";

    private PortalClient admin;

    @BeforeEach
    void login() {
        admin = Portal.platformAdmin();
    }

    @Test
    void numbers_are_imported_with_provider_and_metadata() {
        String number = Numbers.fresh();

        Answer answer = admin.post(
                IMPORT,
                Map.of(
                        "dids",
                        List.of(Map.of(
                                "number",
                                number,
                                "provider",
                                "Twilio",
                                "metadata",
                                Map.of("account_sid", "AC123", "capabilities", List.of("voice", "sms"))))));

        assertThat(answer.expect(201).body()).isEqualTo("{\"imported\":1,\"failed\":0,\"errors\":[]}");
        Answer stored = Numbers.find(number).now();
        assertThat(stored.text("status")).isEqualTo("UNASSIGNED");
        assertThat(stored.at("provider_metadata").toString())
                .contains("\"account_sid\"", "\"AC123\"", "\"voice\"", "\"sms\"");
    }

    @Test
    void provider_and_metadata_may_be_left_out() {
        String number = Numbers.fresh();

        admin.post(IMPORT, Map.of("dids", List.of(Map.of("number", number)))).expect(201);

        Answer stored = Numbers.find(number).now();
        assertThat(stored.at("provider").isNull()).isTrue();
        assertThat(stored.at("provider_metadata").toString()).isEqualTo("{}");
    }

    @Test
    void a_refused_import_names_every_reason_in_the_order_of_the_request_and_imports_nothing() {
        String known = Numbers.imported().number();
        String twice = Numbers.fresh();

        Answer answer = admin.post(
                IMPORT, Numbers.toImport(List.of("+1555INVALID", twice, known, "15551234567", twice, "+01234567890")));

        answer.expectProblem(400, "numbers_not_importable");
        assertThat(answer.at("imported").asInt(-1)).isZero();
        assertThat(answer.at("failed").asInt()).isEqualTo(5);
        assertThat(sentences(answer))
                .containsExactly(
                        "Invalid E.164 format: +1555INVALID",
                        "Duplicate number: " + known,
                        "Invalid E.164 format: 15551234567",
                        "Duplicate number: " + twice,
                        "Invalid E.164 format: +01234567890");
        assertThat(answer.text("request_id")).isNotBlank();
        assertThat(admin.get("/api/v1/dids?number=" + twice.substring(1))
                        .at("total")
                        .asInt())
                .isZero();
    }

    @Test
    void a_number_comes_back_into_the_inventory_never() {
        Did known = Numbers.imported();

        Answer answer = admin.post(IMPORT, Numbers.toImport(List.of(known.number())));

        assertThat(sentences(answer.expect(400))).containsExactly("Duplicate number: " + known.number());
    }

    @Test
    void ten_thousand_numbers_are_imported_at_once() {
        List<String> numbers = new ArrayList<>(Numbers.fresh(10_000));
        Collections.reverse(numbers);

        Answer answer = admin.post(IMPORT, Numbers.toImport(numbers)).expect(201);

        assertThat(answer.at("imported").asInt()).isEqualTo(10_000);
        assertThat(Numbers.listed(numbers)).isEqualTo(10_000);
    }

    @Test
    void more_than_ten_thousand_are_refused() {
        Answer answer = admin.post(IMPORT, Numbers.toImport(Numbers.fresh(10_001)));

        answer.expectProblem(400, "invalid_input");
        assertThat(answer.errors()).containsExactly("dids: size must be between 1 and 10000");
    }

    @Test
    void an_import_of_nothing_is_refused() {
        admin.post(IMPORT, "{\"dids\":[]}").expectProblem(400, "invalid_input");
        admin.post(IMPORT, "{}").expectProblem(400, "invalid_input");
        admin.post(IMPORT, "{\"dids\":[null]}").expectProblem(400, "invalid_input");
    }

    @Test
    void an_item_without_a_number_is_named_by_its_place() {
        Answer answer = admin.post(IMPORT, "{\"dids\":[{\"number\":\"+15550\"},{\"provider\":\"Twilio\"}]}");

        assertThat(sentences(answer.expect(400))).containsExactly("Missing number: dids[1].number");
    }

    @Test
    void csv_is_imported_and_further_columns_become_metadata() {
        String first = Numbers.fresh();
        String second = Numbers.fresh();

        Answer answer = csv("number,provider,city\r\n" + first + ",Twilio,\"Berlin, Mitte\"\r\n" + second + ",,\r\n");

        assertThat(answer.expect(201).body()).isEqualTo("{\"imported\":2,\"failed\":0,\"errors\":[]}");
        assertThat(Numbers.find(first).now().text("/provider_metadata/city")).isEqualTo("Berlin, Mitte");
        assertThat(Numbers.find(second).now().at("provider").isNull()).isTrue();
    }

    @Test
    void csv_is_refused_in_the_same_form_as_json() {
        String number = Numbers.fresh();

        Answer answer = csv("provider,number\nTwilio," + number + "\nTwilio,12345\nTwilio," + number + "\n");

        answer.expectProblem(400, "numbers_not_importable");
        assertThat(answer.at("failed").asInt()).isEqualTo(2);
        assertThat(sentences(answer)).containsExactly("Invalid E.164 format: 12345", "Duplicate number: " + number);
    }

    @Test
    void csv_without_a_number_column_is_refused() {
        Answer answer = csv("did,provider\n+15551,Twilio\n").expectProblem(400, "invalid_input");

        assertThat(answer.errors())
                .containsExactly("csv: The first line must name the columns, one of them \"number\"");
    }

    @Test
    void another_kind_of_body_is_refused() {
        admin.with("Content-Type", "application/xml")
                .post(IMPORT, "<dids/>")
                .expectProblem(415, "unsupported_media_type");
    }

    private Answer csv(String body) {
        return admin.with("Content-Type", "text/csv").post(IMPORT, body);
    }

    /** In an import's answer the errors are sentences, as its contract says. */
    private static List<String> sentences(Answer answer) {
        return StreamSupport.stream(answer.at("errors").spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    @Test
    void numbers_in_metadata_come_back_to_the_last_digit() {
        String number = Numbers.fresh(1).getFirst();

        Portal.platformAdmin()
                .post(
                        "/api/v1/dids/import",
                        "{\"dids\":[{\"number\":\"" + number
                                + "\",\"metadata\":{\"price\":0.12345678901234567890123,\"huge\":1e400}}]}")
                .expect(201);

        String listed = Portal.platformAdmin()
                .get("/api/v1/dids?number=" + number.substring(1))
                .expect(200)
                .body();
        assertThat(listed)
                .containsPattern("\"price\": ?0\\.12345678901234567890123\\b")
                .doesNotContain("Infinity");
        assertThat(listed.replaceAll(".*\"huge\": ?(10*).*", "$1")).hasSize(401);
    }
}
