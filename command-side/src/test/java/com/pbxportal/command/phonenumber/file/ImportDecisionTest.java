package com.pbxportal.command.phonenumber.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.pbxportal.command.phonenumber.file.ImportRow.Outcome;
import com.pbxportal.shared.phonenumber.E164;
import com.pbxportal.shared.phonenumber.PhoneNumberId;
import com.pbxportal.shared.phonenumber.PhoneNumberImported;
import com.pbxportal.shared.phonenumber.file.NumberToImport;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportDecisionTest {

    @Test
    void every_good_number_becomes_an_event_in_the_order_of_the_request() {
        assertThat(decide(List.of(number("+4912"), number("+4911")), Set.of()))
                .containsExactly(imported("+4912"), imported("+4911"));
    }

    @Test
    void blanks_around_a_provider_are_no_part_of_it_and_nothing_is_none() {
        assertThat(decide(
                        List.of(
                                new NumberToImport("+4911", " Twilio ", Map.of()),
                                new NumberToImport("+4912", "", Map.of())),
                        Set.of()))
                .extracting(PhoneNumberImported::provider)
                .containsExactly("Twilio", null);
    }

    @Test
    void every_reason_of_the_whole_request_is_told_in_its_order() {
        List<NumberToImport> numbers = new ArrayList<>(
                List.of(number("+1555INVALID"), number("+4911"), number("+4912"), number("+4911"), number("+4911")));
        numbers.add(number(null));
        numbers.add(number(""));

        assertThat(reasons(numbers, Set.of("+4912")))
                .containsExactly(
                        "Invalid E.164 format: +1555INVALID",
                        "Duplicate number: +4912",
                        "Duplicate number: +4911",
                        "Duplicate number: +4911",
                        "Missing number: dids[5].number",
                        "Invalid E.164 format: ");
    }

    /** An import may be 8 MB: what is told of it is not. */
    @Test
    void of_what_is_far_too_long_for_a_number_the_beginning_is_told() {
        NumbersNotImportable refusal = catchThrowableOfType(
                NumbersNotImportable.class, () -> decide(List.of(number("+49" + "1".repeat(1_000_000))), Set.of()));

        assertThat(refusal.extensions().toString())
                .hasSizeLessThan(1_000)
                .contains("Invalid E.164 format: +49111")
                .contains("…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "name", "list", "nested"})
    void metadata_that_would_fill_a_page_is_refused(String where) {
        String much = "x".repeat(8_200);
        Map<String, Object> metadata =
                switch (where) {
                    case "text" -> Map.of("note", much);
                    case "name" -> Map.of(much, 1);
                    case "list" -> Map.of("rows", List.of(much.substring(4_100), much.substring(4_000)));
                    default -> Map.of("a", Map.of("b", much));
                };

        assertThat(reasons(List.of(new NumberToImport("+4911", null, metadata)), Set.of()))
                .containsExactly("Metadata of +4911 is longer than 8192 characters");
    }

    @Test
    void a_refused_import_counts_and_tells_its_reasons_as_the_contract_says() {
        NumbersNotImportable refusal = catchThrowableOfType(
                NumbersNotImportable.class, () -> decide(List.of(number("x"), number("y"), number("+4911")), Set.of()));

        assertThat(refusal).hasMessage("Nothing was imported: 2 of the numbers cannot be");
        assertThat(refusal.code()).isEqualTo("numbers_not_importable");
        assertThat(refusal.extensions())
                .containsEntry("imported", 0)
                .containsEntry("failed", 2)
                .containsEntry("errors", List.of("Invalid E.164 format: x", "Invalid E.164 format: y"))
                .containsOnlyKeys("imported", "failed", "errors", "rows");
    }

    @Test
    void a_provider_has_255_characters_at_most() {
        assertThat(decide(List.of(new NumberToImport("+4911", "p".repeat(255), Map.of())), Set.of()))
                .hasSize(1);
        assertThat(reasons(List.of(new NumberToImport("+4911", "p".repeat(256), Map.of())), Set.of()))
                .containsExactly("Provider of +4911 is longer than 255 characters");
    }

    /** The read model's tables cannot hold these: one such event would stop every view for good. */
    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "Tel\u0000ekom", " ", "\ud800", "a\udc00b", "two\nlines", "\u0085"})
    void a_provider_is_one_line_of_printable_characters(String provider) {
        assertThat(reasons(List.of(new NumberToImport("+4911", provider, Map.of())), Set.of()))
                .containsExactly("Provider of +4911 is not one line of printable characters");
    }

    @Test
    void metadata_may_be_anything_but_what_no_table_can_hold() {
        Map<String, Object> anything = Map.of(
                "lines", "one\ntwo", "list", List.of(1, true, 2.5, "\ud83d\udcde"), "map", Map.of("a", List.of()));
        assertThat(decide(List.of(new NumberToImport("+4911", null, anything)), Set.of()))
                .containsExactly(new PhoneNumberImported(
                        PhoneNumberId.of(new E164("+4911")), new E164("+4911"), null, anything));

        for (Map<String, Object> bad : List.<Map<String, Object>>of(
                Map.of("a", "\u0000"), Map.of("\u0000", "a"), Map.of("a", List.of("ok", Map.of("b", "x\ud800"))))) {
            assertThat(reasons(List.of(new NumberToImport("+4911", null, bad)), Set.of()))
                    .containsExactly("Metadata of +4911 holds characters that cannot be stored");
        }
    }

    @Test
    void metadata_is_nested_no_deeper_than_common_tools_read() {
        Object ten = "leaf";
        for (int level = 2; level <= 10; level++) {
            ten = level % 2 == 0 ? List.of(ten) : Map.of("a", ten);
        }

        assertThat(reasonsAgainst(Map.of("a", ten))).isEmpty();
        assertThat(reasonsAgainst(Map.of("a", List.of(ten))))
                .containsExactly("Metadata of +4911 is nested deeper than 10 levels");
    }

    @Test
    void a_number_in_metadata_may_be_large_but_not_fill_a_page() {
        assertThat(reasonsAgainst(Map.of("m", new BigDecimal("1e400")))).isEmpty();
        assertThat(reasonsAgainst(Map.of("m", new BigDecimal("1e100000"))))
                .containsExactly("Metadata of +4911 holds a number of more than 500 digits");
    }

    private static List<String> reasonsAgainst(Map<String, Object> metadata) {
        return ImportDecision.on(List.of(new NumberToImport("+4911", null, metadata)), Set.of())
                .report()
                .errors();
    }

    @Test
    void metadata_may_hold_a_null() {
        Map<String, Object> metadata = new java.util.HashMap<>();
        metadata.put("a", null);
        metadata.put("b", Arrays.asList("x", null));

        assertThat(decide(List.of(new NumberToImport("+4911", null, metadata)), Set.of()))
                .hasSize(1);
    }

    @Test
    void each_row_of_a_file_is_told_with_its_line_what_becomes_of_it_and_why() {
        List<NumberToImport> numbers = List.of(
                inFile(2, "+4911"),
                inFile(3, "+49 12"),
                inFile(5, "'+4911"),
                inFile(6, "0301002000"),
                new NumberToImport(7, "+4914", null, Map.of(), "3 cells, but the first line names 2 columns"),
                inFile(8, null));

        ImportReport report = ImportDecision.on(numbers, Set.of("+4912")).report();

        assertThat(report.errors())
                .containsExactly(
                        "Line 3: Duplicate number: +4912 (there already)",
                        "Line 5: Duplicate number: +4911 (as in line 2)",
                        "Line 6: Invalid E.164 format: 0301002000 (the country code is missing:"
                                + " write + and the country code for the leading 0)",
                        "Line 7: 3 cells, but the first line names 2 columns",
                        "Line 8: Missing number");
        assertThat(report.rows())
                .extracting(ImportRow::line, ImportRow::number, ImportRow::given, ImportRow::outcome)
                .containsExactly(
                        tuple(2, "+4911", null, Outcome.NEW),
                        tuple(3, "+4912", "+49 12", Outcome.EXISTS),
                        tuple(5, "+4911", "'+4911", Outcome.DUPLICATE),
                        tuple(6, "0301002000", null, Outcome.REFUSED),
                        tuple(7, "+4914", null, Outcome.REFUSED),
                        tuple(8, null, null, Outcome.REFUSED));
        assertThat(report.imported()).isZero();
        assertThat(report.failed()).isEqualTo(5);
    }

    @Test
    void a_file_that_has_grown_is_told_what_is_there_and_what_is_new() {
        List<NumberToImport> numbers = List.of(
                inFile(2, "+4911"), inFile(3, "+4912"), inFile(4, "+4913"), inFile(6, "+4914"), inFile(7, "+4915"));

        assertThatThrownBy(() -> decide(numbers, Set.of("+4911", "+4912", "+4913", "+4915")))
                .hasMessage("Nothing was imported: 4 of the numbers cannot be."
                        + " There already: lines 2-4, 7. New: line 6");
        assertThatThrownBy(() -> decide(numbers.subList(0, 1), Set.of("+4911")))
                .hasMessage("Nothing was imported: 1 of the numbers cannot be. There already: line 2. New: none");
    }

    @Test
    void two_spellings_are_one_number_and_metadata_have_one_normal_form() {
        assertThat(decide(
                        List.of(new NumberToImport("tel:+49-11", null, Map.of("cafe\u0301", List.of("u\u0308")))),
                        Set.of()))
                .containsExactly(new PhoneNumberImported(
                        PhoneNumberId.of(new E164("+4911")),
                        new E164("+4911"),
                        null,
                        Map.of("caf\u00e9", List.of("\u00fc"))));
        assertThat(reasons(List.of(number("+4911"), number("+49 11"), number("=\"+4911\"")), Set.of()))
                .containsExactly("Duplicate number: +4911", "Duplicate number: +4911");
    }

    private static List<PhoneNumberImported> decide(List<NumberToImport> numbers, Set<String> there) {
        ImportDecision decision = ImportDecision.on(numbers, there);
        if (decision.report().failed() > 0) {
            throw new NumbersNotImportable(decision.report());
        }
        return decision.events();
    }

    private static NumberToImport inFile(int line, String number) {
        return new NumberToImport(line, number, null, Map.of(), null);
    }

    @SuppressWarnings("unchecked")
    private static List<String> reasons(List<NumberToImport> numbers, Set<String> there) {
        return (List<String>) catchThrowableOfType(NumbersNotImportable.class, () -> decide(numbers, there))
                .extensions()
                .get("errors");
    }

    private static NumberToImport number(String number) {
        return new NumberToImport(number, null, Map.of());
    }

    private static PhoneNumberImported imported(String number) {
        return new PhoneNumberImported(PhoneNumberId.of(new E164(number)), new E164(number), null, Map.of());
    }
}
