package com.pbxportal.shared.phonenumber.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedCellTest {

    private static final List<String> PIECES =
            List.of("", "'", "=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "a", " ");

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {"=1,'=1", "+49,'+49", "'=1,''=1", "''@x,'''@x", "'tis,'tis", "a=1,a=1"})
    void what_would_run_gets_an_apostrophe_and_so_does_what_looks_as_if_it_had_one(String text, String cell) {
        assertThat(GuardedCell.guard(text)).isEqualTo(cell);
        assertThat(GuardedCell.unguard(cell)).isEqualTo(text);
    }

    @Test
    void every_text_comes_back_and_none_begins_a_formula() {
        for (String first : PIECES) {
            for (String second : PIECES) {
                for (String third : PIECES) {
                    String text = first + second + third;
                    String cell = GuardedCell.guard(text);

                    assertThat(GuardedCell.unguard(cell)).isEqualTo(text);
                    assertThat(cell).doesNotMatch("(?s)[=+\\-@\t\r\n\uff1d].*");
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "=1", "\tx", "'", "a b"})
    void a_cell_keeps_a_line_of_text(String text) {
        assertThat(GuardedCell.keeps(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " x", "x ", "x\t", "\u2003x", "x\u0001", "a\nb", "a\rb"})
    void a_cell_does_not_keep_blanks_at_its_ends_nor_lines(String text) {
        assertThat(GuardedCell.keeps(text)).isFalse();
    }
}
