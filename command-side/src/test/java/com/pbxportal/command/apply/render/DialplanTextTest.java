package com.pbxportal.command.apply.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pbxportal.command.apply.guest.Common;
import com.pbxportal.command.apply.guest.PlainText;
import com.pbxportal.command.apply.guest.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DialplanTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,1,1)\nexten",
                "tenant-acme,1000,1\n",
                "tenant-acme,${SHELL(id)},1",
                "tenant-acme,$[1],1",
                "tenant-acme,1000,1;",
                "tenant-acme;b,1000,1",
                "tenant-acme,after_${VMSTATUS},1),System(id",
                "tenant-acme,after_${SHELL},1",
                "1000",
                ""
            })
    void refuses_a_step_that_its_application_does_not_allow(String arguments) {
        assertThatThrownBy(() -> new DialplanText("x").extension("1000", new Step(Common.GO_TO, arguments)))
                .isInstanceOf(UnsafeDialplan.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ann\nexten => _X.,1,System(id)", "Ann\u2028", "a ;-- b"})
    void refuses_a_comment_that_does_not_end_with_its_line(String words) {
        assertThatThrownBy(() -> new DialplanText("x").comment(words)).isInstanceOf(UnsafeDialplan.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PJSIP/a\nb", "PJSIP/a,b", "", "PJSIP", "Custom:${X}"})
    void refuses_a_hint_that_is_no_device(String device) {
        assertThatThrownBy(() -> new DialplanText("x").hint("1000", device)).isInstanceOf(UnsafeDialplan.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000,1,System(id)", "1000\n", "", "Ä", "_", "1000 "})
    void refuses_an_extension_that_is_none(String extension) {
        assertThatThrownBy(() -> new DialplanText("x").extension(extension, Common.PROGRESS.with()))
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
