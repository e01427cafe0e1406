package com.pbxportal.command.phonenumber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.pbxportal.shared.phonenumber.E164;
import com.pbxportal.shared.phonenumber.NumberToImport;
import com.pbxportal.shared.phonenumber.PhoneNumberId;
import com.pbxportal.shared.phonenumber.PhoneNumberImported;
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
        assertThat(PhoneNumberImport.decide(List.of(number("+4912"), number("+4911")), Set.of()))
                .containsExactly(imported("+4912"), imported("+4911"));
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

    @Test
    void a_refused_import_counts_and_tells_its_reasons_as_the_contract_says() {
        NumbersNotImportable refusal = catchThrowableOfType(
                NumbersNotImportable.class,
                () -> PhoneNumberImport.decide(List.of(number("x"), number("y"), number("+4911")), Set.of()));

        assertThat(refusal).hasMessage("Nothing was imported: 2 of the numbers cannot be");
        assertThat(refusal.code()).isEqualTo("numbers_not_importable");
        assertThat(refusal.extensions())
                .isEqualTo(Map.of(
                        "imported", 0,
                        "failed", 2,
                        "errors", List.of("Invalid E.164 format: x", "Invalid E.164 format: y")));
    }

    @Test
    void a_provider_has_255_characters_at_most() {
        assertThat(PhoneNumberImport.decide(List.of(new NumberToImport("+4911", "p".repeat(255), Map.of())), Set.of()))
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
        assertThat(PhoneNumberImport.decide(List.of(new NumberToImport("+4911", null, anything)), Set.of()))
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
        try {
            PhoneNumberImport.decide(List.of(new NumberToImport("+4911", null, metadata)), Set.of());
            return List.of();
        } catch (NumbersNotImportable e) {
            return ((List<?>) e.extensions().get("errors"))
                    .stream().map(String::valueOf).toList();
        }
    }

    @Test
    void metadata_may_hold_a_null() {
        Map<String, Object> metadata = new java.util.HashMap<>();
        metadata.put("a", null);
        metadata.put("b", Arrays.asList("x", null));

        assertThat(PhoneNumberImport.decide(List.of(new NumberToImport("+4911", null, metadata)), Set.of()))
                .hasSize(1);
    }

    @SuppressWarnings("unchecked")
    private static List<String> reasons(List<NumberToImport> numbers, Set<String> there) {
        return (List<String>)
                catchThrowableOfType(NumbersNotImportable.class, () -> PhoneNumberImport.decide(numbers, there))
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
