package com.pbxportal.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.Did;
import com.pbxportal.app.support.Numbers;
import com.pbxportal.app.support.Portal;
import com.pbxportal.app.support.PortalClient;
import com.pbxportal.app.support.Tenancy;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
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

        Fields.of(answer.expect(201).json())
                .has("imported", 1)
                .has("failed", 0)
                .has("errors", List.of())
                .andNoOthers();
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

        Fields.of(answer.expect(201).json())
                .has("imported", 2)
                .has("failed", 0)
                .has("errors", List.of())
                .has("metadata_columns", List.of("city"))
                .has("rows", List.of(row(2, first, "new"), row(3, second, "new")))
                .andNoOthers();
        assertThat(Numbers.find(first).now().text("/provider_metadata/city")).isEqualTo("Berlin, Mitte");
        assertThat(Numbers.find(second).now().at("provider").isNull()).isTrue();
    }

    @Test
    void csv_is_refused_in_the_same_form_as_json() {
        String number = Numbers.fresh();

        Answer answer = csv("provider,number\nTwilio," + number + "\nTwilio,12345\nTwilio," + number + "\n");

        answer.expectProblem(400, "numbers_not_importable");
        assertThat(answer.at("failed").asInt()).isEqualTo(2);
        assertThat(sentences(answer))
                .containsExactly(
                        "Line 3: Invalid E.164 format: 12345 (the + is missing: write +12345 if it begins with the"
                                + " country code)",
                        "Line 4: Duplicate number: " + number + " (as in line 2)");
    }

    @Test
    void csv_without_a_number_column_is_refused() {
        Answer answer = csv("city,provider\nBerlin,Twilio\n").expectProblem(400, "invalid_input");

        assertThat(answer.errors())
                .containsExactly(
                        "csv: The first line must name the columns, one of them \"number\" (or phone_number, did),"
                                + " between commas, semicolons or tabs");
    }

    @Test
    void another_kind_of_body_is_refused() {
        admin.with("Content-Type", "application/xml")
                .post(IMPORT, "<dids/>")
                .expectProblem(415, "unsupported_media_type");
    }

    @Test
    void the_same_file_again_is_refused_and_says_what_is_there_and_what_is_new() {
        List<String> numbers = Numbers.fresh(3);
        csv("number\n" + numbers.get(0) + "\n" + numbers.get(1) + "\n").expect(201);

        Answer again = csv("number\n" + String.join("\n", numbers) + "\n").expectProblem(400, "numbers_not_importable");

        assertThat(again.text("detail"))
                .isEqualTo("Nothing was imported: 2 of the numbers cannot be. There already: lines 2-3. New: line 4");
        assertThat(again.at("rows").findValuesAsString("outcome")).containsExactly("exists", "exists", "new");
        assertThat(Numbers.listed(numbers)).isEqualTo(2);
    }

    @Test
    void a_dry_run_and_the_import_of_one_file_report_the_same() {
        String number = Numbers.fresh();
        String known = Numbers.imported().number();
        String bad = "Number;City;Note\n'" + number + ";K\u00f6ln;\n" + known + ";;x\n1.5551E+10;;\n";
        String good = "Number;City\n'" + number + ";K\u00f6ln\n";

        Answer tried = csv("?dry_run=true", bad).expect(200);
        Answer refused = csv(bad).expectProblem(400, "numbers_not_importable");
        Answer triedGood = csv("?dry_run=true", good).expect(200);

        for (String member : List.of("imported", "failed", "errors", "rows", "metadata_columns")) {
            assertThat(tried.at(member)).as(member).isEqualTo(refused.at(member));
        }
        assertThat(tried.at("metadata_columns").toString()).isEqualTo("[\"City\",\"Note\"]");
        assertThat(Numbers.listed(List.of(number))).isZero();
        Answer imported = csv(good).expect(201);
        for (String member : List.of("imported", "failed", "errors", "rows", "metadata_columns")) {
            assertThat(triedGood.at(member)).as(member).isEqualTo(imported.at(member));
        }
        assertThat(Numbers.find(number).now().text("/provider_metadata/City")).isEqualTo("K\u00f6ln");
    }

    @Test
    void what_surely_means_one_number_is_never_a_second_one() {
        String number = Numbers.fresh();
        String spaced = number.substring(0, 4) + " " + number.substring(4);

        admin.post(IMPORT, Numbers.toImport(List.of(spaced))).expect(201);

        for (String spelling : List.of(number, "tel:" + number, "\u202a" + number, "=\"" + number + "\"")) {
            assertThat(sentences(admin.post(IMPORT, Numbers.toImport(List.of(spelling)))
                            .expect(400)))
                    .containsExactly("Duplicate number: " + number);
        }
        for (String none : List.of(number.substring(1), number + ";ext=12", number + " x12", number + ",,12")) {
            assertThat(sentences(
                            admin.post(IMPORT, Numbers.toImport(List.of(none))).expect(400)))
                    .containsExactly("Invalid E.164 format: " + none);
        }
        assertThat(admin.get("/api/v1/dids?number=" + number.substring(1))
                        .at("total")
                        .asInt())
                .isOne();
    }

    @Test
    void bytes_are_read_in_the_charset_that_is_declared_and_never_by_guess() {
        String number = Numbers.fresh();
        byte[] file = ("number;city\r\n" + number + ";K\u00f6ln\r\n").getBytes(Charset.forName("windows-1252"));

        Answer refused =
                admin.with("Content-Type", "text/csv").post(IMPORT, file).expectProblem(400, "invalid_input");
        assertThat(refused.errors()).singleElement().asString().startsWith("csv: Line 2 is not UTF-8 (byte F6)");

        admin.with("Content-Type", "text/csv; charset=windows-1252")
                .post(IMPORT, file)
                .expect(201);
        assertThat(Numbers.find(number).now().text("/provider_metadata/city")).isEqualTo("K\u00f6ln");
        admin.with("Content-Type", "text/csv; charset=klingon")
                .post(IMPORT, file)
                .expectProblem(415, "unsupported_media_type");
    }

    @Test
    void a_number_that_was_ported_gets_its_new_provider_with_history() {
        Did did = Numbers.imported();

        Answer changed = admin.patch(did.path(), Map.of("provider", "Telekom", "metadata", Map.of("order", "7")))
                .expect(200);

        assertThat(changed.text("provider")).isEqualTo("Telekom");
        Answer stored = admin.get(did.path());
        assertThat(stored.text("provider")).isEqualTo("Telekom");
        assertThat(stored.at("provider_metadata").toString()).isEqualTo("{\"order\": \"7\"}".replace(": ", ":"));
        assertThat(admin.get("/api/v1/audit-logs?action=UPDATE&entity_id=" + did.id())
                        .at("/items/0/after")
                        .toString())
                .contains("\"provider\":\"Telekom\"");
        admin.patch(did.path(), "{}").expect(200);
        admin.patch(did.path(), "{\"provider\":null}").expect(200);
        assertThat(admin.get(did.path()).at("provider").isNull()).isTrue();
        admin.patch(did.path(), Map.of("provider", "two\nlines")).expectProblem(400, "invalid_input");
        admin.patch(did.path(), "{\"metadata\":{\"a\":\"\\u0000\"}}").expectProblem(400, "invalid_input");
    }

    /** By the same rules as in an import, and read by the same parser. */
    @Test
    void the_metadata_of_one_number_are_bounded_and_exact_too() {
        Did did = Numbers.imported();

        admin.patch(did.path(), "{\"metadata\":{\"price\":0.12345678901234567890123,\"huge\":1e400}}")
                .expect(200);
        assertThat(admin.get(did.path()).body()).contains("0.12345678901234567890123");
        assertThat(admin.get(did.path()).at("/provider_metadata/huge").decimalValue())
                .isEqualByComparingTo("1e400");

        for (String refused : List.of("[".repeat(10) + "]".repeat(10), "1e100000", "\"" + "x".repeat(8_200) + "\"")) {
            Answer answer = admin.patch(did.path(), "{\"metadata\":{\"a\":" + refused + "}}")
                    .expectProblem(400, "invalid_input");
            assertThat(answer.text("/errors/0/field")).isEqualTo("metadata");
        }
        assertThat(admin.get(did.path()).body()).contains("0.12345678901234567890123");
    }

    @Test
    void which_provider_has_a_number_is_the_platforms_to_say() {
        Tenancy tenant = Tenancy.create();

        tenant.admin()
                .patch(tenant.number().path(), Map.of("provider", "Telekom"))
                .expectProblem(403, "role_not_sufficient");
    }

    private static Map<String, Object> row(int line, String number, String outcome) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("line", line);
        row.put("number", number);
        row.put("outcome", outcome);
        return row;
    }

    private Answer csv(String query, String body) {
        return admin.with("Content-Type", "text/csv").post(IMPORT + query, body);
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
