package com.pbxportal.command.phonenumber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pbxportal.shared.error.InvalidInput;
import com.pbxportal.shared.phonenumber.NumberToImport;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberCsvTest {

    private static final NumberToImport BERLIN = new NumberToImport("+4930100", "Telekom", Map.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "number,provider\r\n+4930100,Telekom\r\n",
                "number,provider\n+4930100,Telekom\n",
                "number,provider\n+4930100,Telekom",
                "\ufeffnumber,provider\r\n+4930100,Telekom\r\n",
                "\ufeff\"number\",\"provider\"\r\n\"+4930100\",\"Telekom\"\r\n",
                " number , provider \n  +4930100 ,\tTelekom  \n",
                "provider,number\nTelekom,+4930100\n",
                "\n\nnumber,provider\n\n+4930100,Telekom\n\n\n",
                "number,provider,note\n+4930100,Telekom,\n",
                "number,provider,note\n+4930100,Telekom\n",
            })
    void the_usual_shapes_of_a_file_make_no_difference(String csv) {
        assertThat(NumberCsv.read(csv, 10)).containsExactly(BERLIN);
    }

    @Test
    void further_columns_become_metadata_in_their_order_and_empty_cells_nothing() {
        List<NumberToImport> numbers =
                NumberCsv.read("number,provider,sid,city\n+4930100,,PN1,\"Berlin, \"\"Mitte\"\"\"\n+4930200,X,,\n", 10);

        assertThat(numbers)
                .containsExactly(
                        new NumberToImport("+4930100", null, Map.of("sid", "PN1", "city", "Berlin, \"Mitte\"")),
                        new NumberToImport("+4930200", "X", Map.of()));
        assertThat(numbers.getFirst().metadata()).containsOnlyKeys("sid", "city");
    }

    @Test
    void a_line_without_a_number_is_left_for_the_import_to_complain_about() {
        assertThat(NumberCsv.read("number,provider\n,Telekom\n", 10))
                .containsExactly(new NumberToImport(null, "Telekom", Map.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+4930100,Telekom\n+4930200,Telekom\n",
                "Number,Provider\n+4930100,Telekom\n",
                "number;provider\n+4930100;Telekom\n"
            })
    void a_file_whose_first_line_names_no_number_is_refused(String csv) {
        assertRefused(csv, "The first line must name the columns, one of them \"number\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\ufeff", " "})
    void an_empty_file_is_refused(String csv) {
        assertRefused(csv, "The first line must name the columns, one of them \"number\"");
    }

    @Test
    void a_header_without_lines_is_refused() {
        assertRefused("number,provider\n", "No numbers after the header line");
    }

    @Test
    void a_file_with_more_lines_than_an_import_may_have_is_refused() {
        assertThat(NumberCsv.read("number\n+491\n+492\n", 2)).hasSize(2);
        assertRefused("number\n+491\n+492\n+493\n", "More than 2 numbers in one request", 2);
    }

    @Test
    void two_columns_of_one_name_are_refused_because_one_would_be_lost() {
        assertRefused("number,number\n+491,+492\n", "The first line names a column twice");
    }

    @Test
    void a_column_without_a_name_is_refused() {
        assertRefusedAs("number,\n+491,x\n", "Not readable as CSV: ", "header name is missing");
    }

    @Test
    void a_line_with_more_cells_than_columns_is_refused_because_they_would_be_lost() {
        assertRefused("number,provider\n+491,Foo, Inc.\n", "Line 2 has 3 cells, but the first line names 2 columns");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"number,provider\n+491,\"never closed\n", "number,provider\n+491,\"a\"b\n", "\"number\n+491\n"})
    void broken_quotes_are_refused_in_plain_words(String csv) {
        assertThatThrownBy(() -> NumberCsv.read(csv, 10))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("Not readable as CSV: ")
                .message()
                .doesNotContain("Exception");
    }

    private static void assertRefused(String csv, String message) {
        assertRefused(csv, message, 10);
    }

    private static void assertRefused(String csv, String message, int max) {
        assertThatThrownBy(() -> NumberCsv.read(csv, max))
                .isInstanceOf(InvalidInput.class)
                .hasMessage(message)
                .satisfies(
                        e -> assertThat(((InvalidInput) e).errors().getFirst().field())
                                .isEqualTo("csv"));
    }

    private static void assertRefusedAs(String csv, String start, String part) {
        assertThatThrownBy(() -> NumberCsv.read(csv, 10))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith(start)
                .hasMessageContaining(part);
    }
}
