package com.pbxportal.command.phonenumber.file;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pbxportal.shared.error.InvalidInput;
import com.pbxportal.shared.phonenumber.file.NumberToImport;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberCsvTest {

    private static final NumberToImport BERLIN = row(2, "+4930100", "Telekom", Map.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "number,provider\r\n+4930100,Telekom\r\n",
                "number,provider\n+4930100,Telekom\n",
                "number,provider\n+4930100,Telekom",
                "number,provider\r+4930100,Telekom\r",
                "number,provider\r+4930100,Telekom",
                "\ufeffnumber,provider\r\n+4930100,Telekom\r\n",
                "\ufeff\"number\",\"provider\"\r\n\"+4930100\",\"Telekom\"\r\n",
                " number , provider \n  +4930100 ,\tTelekom  \n",
                "provider,number\nTelekom,+4930100\n",
                "number,provider,note\n+4930100,Telekom,\n",
                "number,provider,note\n+4930100,Telekom\n",
                "number;provider\n+4930100;Telekom\n",
                "number\tprovider\n+4930100\tTelekom\n",
                "Number;Provider\r\n+4930100;Telekom\r\n",
                "NUMBER,PROVIDER\n+4930100,Telekom\n",
                "phone_number,Carrier\n+4930100,Telekom\n",
                "Phone Number;carrier\n+4930100;Telekom\n",
                "did\tprovider\n+4930100\tTelekom\n",
                "\"E.164\",\"provider\"\n\"+4930100\",\"Telekom\"\n",
                "number,provider,,\n+4930100,Telekom,,,,\n",
                "number;provider\n+4930100;Telekom\n;\n\n",
            })
    void the_usual_shapes_of_a_file_make_no_difference(String csv) {
        assertThat(read(csv, 10).numbers()).containsExactly(BERLIN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sep=;\r\nnumber;provider\r\n+4930100;Telekom\r\n",
                "\ufeffsep=,\nnumber,provider\n+4930100,Telekom\n",
                "\"sep=;\"\nNumber;Provider\n+4930100;Telekom\n",
                "sep=|\nnumber|provider\n+4930100|Telekom\n",
                "sep=\t\rnumber\tprovider\r+4930100\tTelekom\r"
            })
    void the_first_line_may_name_the_separator(String csv) {
        assertThat(read(csv, 10).numbers()).containsExactly(row(3, "+4930100", "Telekom", Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void every_row_knows_its_line_and_its_metadata_whatever_ends_the_lines(String end) {
        String csv = String.join(
                end,
                "",
                "number,note",
                "",
                "+491,one",
                "+492,\"two",
                "lines\"",
                "",
                " ",
                ",",
                "+493,three",
                "+494,four");

        for (String file : List.of(csv, csv + end, csv + end + end)) {
            assertThat(read(file, 10).numbers())
                    .containsExactly(
                            row(4, "+491", null, Map.of("note", "one")),
                            row(5, "+492", null, Map.of("note", "two" + end + "lines")),
                            row(10, "+493", null, Map.of("note", "three")),
                            row(11, "+494", null, Map.of("note", "four")));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10_000})
    void the_set_that_is_read_is_the_files_set(int rows) {
        for (String end : List.of("\n", "\r\n", "\r")) {
            StringBuilder csv = new StringBuilder("number,n");
            for (int i = 0; i < rows; i++) {
                csv.append(end).append("+49").append(100_000 + i).append(',').append(i);
            }
            for (String last : List.of("", end)) {
                List<NumberToImport> numbers = read(csv + last, 10_000).numbers();

                assertThat(numbers).hasSize(rows);
                assertThat(numbers.getLast())
                        .isEqualTo(row(rows + 1, "+49" + (99_999 + rows), null, Map.of("n", "" + (rows - 1))));
            }
        }
    }

    @Test
    void further_columns_become_metadata_and_are_listed() {
        NumberCsv csv = read("number,provider,sid,City\n+4930100,,PN1,\"Berlin, \"\"Mitte\"\"\"\n+4930200,X,,\n", 10);

        assertThat(csv.numbers())
                .containsExactly(
                        row(2, "+4930100", null, Map.of("sid", "PN1", "City", "Berlin, \"Mitte\"")),
                        row(3, "+4930200", "X", Map.of()));
        assertThat(csv.metadataColumns()).containsExactly("sid", "City");
    }

    @Test
    void formulas_are_text_and_what_guards_them_in_a_spreadsheet_is_no_part_of_it() {
        String csv = "number;provider;a;b;c;d\n+491;'@SUM(1);'=HYPERLINK(\"x\");'+1;'-1;=1+1\n+492;O'Neil;'tis;;;\n";

        assertThat(read(csv, 10).numbers())
                .containsExactly(
                        row(2, "+491", "@SUM(1)", Map.of("a", "=HYPERLINK(\"x\")", "b", "+1", "c", "-1", "d", "=1+1")),
                        row(3, "+492", "O'Neil", Map.of("a", "'tis")));
    }

    @Test
    void an_apostrophe_that_is_a_part_of_a_text_stands_behind_the_one_that_guards_it_in_a_head_too() {
        NumberCsv read = read("number,'=a,''=b\n'+491,''=1,''''@x\n", 10);

        assertThat(read.numbers()).containsExactly(row(2, "'+491", null, Map.of("=a", "'=1", "'=b", "'''@x")));
        assertThat(read.metadataColumns()).containsExactly("=a", "'=b");
    }

    @Test
    void metadata_that_no_cell_can_hold_comes_as_an_object_and_what_an_export_adds_is_ignored_and_listed() {
        String csv = "number,portal_status,City,Portal Tenant,metadata_json\n+491,ASSIGNED,Berlin,acme,"
                + quoted("{\"a\":[1.50,null,\" x \"],\"city\":\"\"}") + "\n+492,,,,\n";

        NumberCsv read = read(csv, 10);

        assertThat(read.numbers())
                .containsExactly(
                        row(
                                2,
                                "+491",
                                null,
                                Map.of(
                                        "City",
                                        "Berlin",
                                        "city",
                                        "",
                                        "a",
                                        Arrays.asList(new BigDecimal("1.50"), null, " x "))),
                        row(3, "+492", null, Map.of()));
        assertThat(read.metadataColumns()).containsExactly("City");
        assertThat(read.ignoredColumns()).containsExactly("portal_status", "Portal Tenant");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "text", "null", "{", "{}{}", "{\"a\":1,\"a\":2}", "{\"a\":1e}"})
    void what_is_to_be_an_object_and_is_none_is_refused(String json) {
        assertThat(read("number\tmetadata_json\n+491\t" + quoted(json) + "\n", 10)
                        .numbers()
                        .getFirst()
                        .fault())
                .isEqualTo("metadata_json is no JSON object: write it as in {\"city\": \"Berlin\"}");
    }

    @Test
    void a_field_in_a_column_and_in_the_object_is_refused_because_one_would_be_lost() {
        String csv = "number;city;metadata_json\n+491;Berlin;" + quoted("{\"city\":1}") + "\n+492;;"
                + quoted("{\"city\":\"K\"}") + "\n";

        assertThat(read(csv, 10).numbers())
                .extracting(NumberToImport::fault)
                .containsExactly("\"city\" is there twice: in a column of its own, and in metadata_json", null);
    }

    @Test
    void a_line_without_a_number_is_left_for_the_import_to_complain_about() {
        assertThat(read("number,provider\n,Telekom\n", 10).numbers())
                .containsExactly(row(2, null, "Telekom", Map.of()));
    }

    @Test
    void a_line_with_more_cells_than_columns_is_refused_because_they_would_be_lost() {
        assertThat(read("number,provider\n+491,Foo, Inc.\n+492,Bar\n", 10).numbers())
                .containsExactly(
                        new NumberToImport(
                                2,
                                "+491",
                                "Foo",
                                Map.of(),
                                "3 cells, but the first line names 2 columns: put text that has the separator in it"
                                        + " between \"quotation marks\""),
                        row(3, "+492", "Bar", Map.of()));
    }

    @Test
    void a_cell_in_a_column_without_a_name_is_refused_because_it_would_be_lost() {
        assertThat(read("number,\n+491,x\n+492,\n", 10).numbers())
                .containsExactly(
                        new NumberToImport(
                                2, "+491", null, Map.of(), "Column 2 has no name in the first line: give it one"),
                        row(3, "+492", null, Map.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"provider,city\nTelekom,Berlin\n", "number|provider\n+4930100|Telekom\n", "Nummern\n+491\n"})
    void a_file_whose_first_line_names_no_number_is_refused(String csv) {
        assertRefused(
                csv,
                "The first line must name the columns, one of them \"number\" (or phone_number, did),"
                        + " between commas, semicolons or tabs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+4930100,Telekom\n+4930200,Telekom\n", "+49 30 100\n", "=\"+4930100\"\r\n"})
    void a_file_without_a_header_is_refused(String csv) {
        assertRefused(
                csv,
                "The first line must name the columns, one of them \"number\"; it is a number already:"
                        + " write a header line above it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\ufeff", " ", "number,provider\n", "sep=;\nnumber;provider"})
    void a_file_without_numbers_is_refused(String csv) {
        assertRefused(csv, "No numbers after the header line");
    }

    @Test
    void a_file_with_more_lines_than_an_import_may_have_is_refused() {
        assertThat(read("number\n+491\n+492\n", 2).numbers()).hasSize(2);
        assertRefused("number\n+491\n+492\n+493\n", "More than 2 numbers in one request", 2);
    }

    @Test
    void two_columns_of_one_name_are_refused_because_one_would_be_lost() {
        assertRefused("number,City,city\n+491,a,b\n", "The first line names a column twice: city");
        assertRefused(
                "number,did\n+491,+492\n",
                "The first line has two names for one column: number and did; rename or remove one");
        assertRefused(
                "number;provider;carrier\n+491;a;b\n",
                "The first line has two names for one column: provider and carrier; rename or remove one");
    }

    @Test
    void broken_quotes_are_refused_in_plain_words() {
        assertRefused(
                "number,provider\n+491,a\n+492,\"never closed\n+493,b\n",
                "Not readable as CSV after line 2: a quotation mark is opened and never closed");
        assertRefused(
                "number,provider\n+491,\"a\"b\n",
                "Not readable as CSV after line 1: after a closing quotation mark comes neither a separator nor the end"
                        + " of the line");
    }

    @Test
    void what_is_not_utf_8_is_refused_with_its_line_unless_its_charset_is_declared() {
        byte[] file = "number;city\r\n+491;Berlin\r\n+492;K\u00f6ln\r\n".getBytes(Charset.forName("windows-1252"));

        assertRefused(
                file,
                null,
                "Line 3 is not UTF-8 (byte F6): save the file as \"CSV UTF-8\", or declare its charset, as in"
                        + " Content-Type: text/csv; charset=windows-1252");
        assertRefused(file, UTF_8, "Line 3 is not UTF-8 (byte F6): declare the charset that the file has");
        assertThat(NumberCsv.read(file, Charset.forName("windows-1252"), 10).numbers())
                .containsExactly(
                        row(2, "+491", null, Map.of("city", "Berlin")),
                        row(3, "+492", null, Map.of("city", "K\u00f6ln")));
    }

    @Test
    void utf_16_is_read_when_it_is_declared_or_marked() {
        String csv = "number\tcity\r\n+492\tK\u00f6ln\r\n";
        NumberToImport cologne = row(2, "+492", null, Map.of("city", "K\u00f6ln"));

        for (Charset charset : List.of(UTF_16LE, UTF_16BE)) {
            assertThat(NumberCsv.read(("\ufeff" + csv).getBytes(charset), null, 10)
                            .numbers())
                    .containsExactly(cologne);
            assertThat(NumberCsv.read(csv.getBytes(charset), charset, 10).numbers())
                    .containsExactly(cologne);
            assertThat(NumberCsv.read(("\ufeff" + csv).getBytes(charset), UTF_16, 10)
                            .numbers())
                    .containsExactly(cologne);
        }
        assertRefused(
                "number\r\n+492\r\n".getBytes(UTF_16LE),
                null,
                "Line 1 holds NUL, which is no text. If the file is UTF-16, say so:"
                        + " Content-Type: text/csv; charset=utf-16le");
        assertRefused(
                ("\ufeff" + csv).getBytes(UTF_8),
                UTF_16,
                "Content-Type says UTF-16, but the file begins with the byte order mark of UTF-8");
    }

    @Test
    void text_comes_in_in_normal_form_c() {
        assertThat(read("number,city\n+491,Ko\u0308ln\n", 10).numbers())
                .containsExactly(row(2, "+491", null, Map.of("city", "K\u00f6ln")));
    }

    private static NumberToImport row(int line, String number, String provider, Map<String, Object> metadata) {
        return new NumberToImport(line, number, provider, metadata, null);
    }

    private static String quoted(String cell) {
        return '"' + cell.replace("\"", "\"\"") + '"';
    }

    private static NumberCsv read(String csv, int max) {
        return NumberCsv.read(csv.getBytes(UTF_8), null, max);
    }

    private static void assertRefused(String csv, String message) {
        assertRefused(csv, message, 10);
    }

    private static void assertRefused(String csv, String message, int max) {
        assertRefused(() -> read(csv, max), message);
    }

    private static void assertRefused(byte[] file, Charset declared, String message) {
        assertRefused(() -> NumberCsv.read(file, declared, 10), message);
    }

    private static void assertRefused(ThrowingCallable reading, String message) {
        assertThatThrownBy(reading)
                .isInstanceOf(InvalidInput.class)
                .hasMessage(message)
                .satisfies(
                        e -> assertThat(((InvalidInput) e).errors().getFirst().field())
                                .isEqualTo("csv"));
    }
}
