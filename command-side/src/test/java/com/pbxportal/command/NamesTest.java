package com.pbxportal.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u00a0\u2003",
                "\u200b",
                "\u200e\u200f",
                "\u3164",
                "\u115f",
                "\uffa0",
                "\u2800",
                "\u00ad",
                "\ufeff",
                "\u2060\u034f",
                "\u0301",
                "\ud834\udd59",
                "a\tb",
                "a\u0000b",
                "a\u0085b",
                "a\u2028b",
                "a\u202eb",
                "a\u2066b",
                "\ud800"
            })
    void what_shows_nothing_or_more_than_a_line_is_not_printable(String text) {
        assertThat(Names.isPrintable(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A",
                "7",
                "Acme & Sons",
                "Café",
                "Cafe\u0301",
                "株式会社",
                "محمد",
                "می\u200cخواهم",
                "👩\u200d💻",
                "☎",
                "\u200bAcme"
            })
    void what_shows_something_is_printable(String text) {
        assertThat(Names.isPrintable(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Саfé", "Аcme", "pаypal", "Αcme", "Acmе Ltd"})
    void a_word_of_several_scripts_is_seen(String text) {
        assertThat(Names.mixesScripts(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Café",
                "Кафе",
                "Телефон Yealink T46",
                "3D-принтер",
                "東京タワー",
                "NTTドコモ",
                "삼성 TV",
                "Ακμή Ltd",
                "µTorrent",
                "Ｃafé"
            })
    void words_of_one_script_each_may_stand_side_by_side(String text) {
        assertThat(Names.mixesScripts(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Café, Cafe\u0301",
        "Café, CAFÉ",
        "Café, Ｃafé",
        "Café, Caf\u200bé",
        "'Café x', 'Café  x'",
        "'Café x', 'Café\u00a0x'",
        "Große Straße, GROSSE STRASSE",
        "Cocoa, Сосоа",
        "HOPA, НОРА",
        "Office, O\ufb03ce"
    })
    void names_that_look_alike_are_one(String one, String other) {
        assertThat(Names.alike(one, other)).isTrue();
        assertThat(Names.alike(other, one)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"Barn, Bam", "Tenant 1, Tenant l", "Müller, Muller", "Café, Cafe", "Acme, Acme Ltd", "кот, кит"})
    void names_that_differ_to_the_eye_are_two(String one, String other) {
        assertThat(Names.alike(one, other)).isFalse();
    }

    @Test
    void most_names_have_one_key_which_is_that_of_old() {
        assertThat(Names.keys("Acme Corp.")).containsExactly("acme corp.");
        assertThat(Names.keys("Müller GmbH")).containsExactly("müller gmbh");
        assertThat(Names.keys("Große Straße").iterator().next()).isEqualTo("große straße");
    }
}
