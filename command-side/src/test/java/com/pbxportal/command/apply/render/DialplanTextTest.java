package com.pbxportal.command.apply.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DialplanTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"System(id)\nexten", "Set(a=b)", "NoOp(${SHELL(id)})", "NoOp($[1])", "Goto(a;b)", "NoOp"})
    void refuses_an_application_that_could_be_read_as_more(String application) {
        assertThatThrownBy(() -> new DialplanText("x").extension("1000", application))
                .isInstanceOf(UnsafeDialplan.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000,1,System(id)", "1000\n", "", "Ä", "_", "1000 "})
    void refuses_an_extension_that_is_none(String extension) {
        assertThatThrownBy(() -> new DialplanText("x").extension(extension, "NoOp()"))
                .isInstanceOf(UnsafeDialplan.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a]", "[a", "A", "a b", "a\n[b"})
    void refuses_a_context_that_is_none(String context) {
        assertThatThrownBy(() -> new DialplanText("x").context(context)).isInstanceOf(UnsafeDialplan.class);
        assertThatThrownBy(() -> new DialplanText("x").include(context)).isInstanceOf(UnsafeDialplan.class);
    }

    @Test
    void free_text_keeps_what_is_harmless() {
        assertThat(PlainText.of("  Zoë O'Neill-Smith,  Jr. (R&D)/1 ")).isEqualTo("Zoë O'Neill-Smith, Jr. (R&D)/1");
        assertThat(PlainText.of("a;--b\n\"c\"^<d>")).isEqualTo("a -b c d");
        assertThat(PlainText.of("x".repeat(100))).hasSize(60);
    }

    @Test
    void long_text_ends_with_a_whole_character_where_asterisk_would_cut_it() {
        assertThat(PlainText.of("Ü".repeat(100))).isEqualTo("Ü".repeat(39));
        assertThat(PlainText.of("x" + "Ü".repeat(100))).isEqualTo("x" + "Ü".repeat(39));
        assertThat(PlainText.of("U\u0308".repeat(100))).isEqualTo("U\u0308".repeat(26));
        assertThat(PlainText.of("𝒜".repeat(100))).isEqualTo("𝒜".repeat(19));
        assertThat(PlainText.of("ก้".repeat(33))).isEqualTo("ก้".repeat(13));
    }
}
