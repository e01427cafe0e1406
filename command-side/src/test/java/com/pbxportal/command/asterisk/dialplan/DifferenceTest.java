package com.pbxportal.command.asterisk.dialplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DifferenceTest {

    private static final Dialplan GENERATED = DialplanFile.read(List.of("""
            ; comment
            [a]
            exten => 1000,1,Dial(PJSIP/x,30)
             same => n,Hangup()
            include => b

            [b]
            exten => _X.,1,NoOp()
            """));

    @Test
    void there_is_none_when_exactly_that_is_loaded_and_other_contexts_beside_it() {
        Dialplan loaded = loaded().step("hand-written", "1", "1", "NoOp()").build();

        assertThat(Difference.between(GENERATED, loaded)).isEmpty();
    }

    @Test
    void a_context_that_vanished_is_one() {
        Dialplan loaded = new Dialplan.Builder().step("b", "_X.", "1", "NoOp()").build();

        assertThat(Difference.between(GENERATED, loaded)).containsExactly("context [a] is not loaded");
    }

    @Test
    void a_step_that_is_missing_added_or_different_is_one() {
        Dialplan missing = new Dialplan.Builder()
                .step("a", "1000", "1", "Dial(PJSIP/x,30)")
                .include("a", "b")
                .step("b", "_X.", "1", "NoOp()")
                .build();
        Dialplan added = loaded().step("a", "1001", "1", "System(id)").build();
        Dialplan different = new Dialplan.Builder()
                .step("a", "1000", "1", "Dial(PJSIP/y,30)")
                .step("a", "1000", "2", "Hangup()")
                .include("a", "b")
                .step("b", "_X.", "1", "NoOp()")
                .build();

        assertThat(Difference.between(GENERATED, missing)).containsExactly("[a] 1000,2 is not loaded: Hangup()");
        assertThat(Difference.between(GENERATED, added))
                .containsExactly("[a] 1001,1 is loaded and was not generated: System(id)");
        assertThat(Difference.between(GENERATED, different))
                .containsExactly("[a] 1000,1 is Dial(PJSIP/y,30), not Dial(PJSIP/x,30)");
    }

    @Test
    void an_include_that_is_missing_added_or_in_another_place_is_one() {
        Dialplan loaded = loaded().include("a", "c").build();

        assertThat(Difference.between(GENERATED, loaded)).containsExactly("[a] includes [b, c], not [b]");
    }

    @Test
    void the_same_includes_in_another_order_are_one() {
        Dialplan generated = loaded().include("a", "c").build();
        Dialplan loaded = new Dialplan.Builder()
                .step("a", "1000", "1", "Dial(PJSIP/x,30)")
                .step("a", "1000", "2", "Hangup()")
                .include("a", "c")
                .include("a", "b")
                .step("b", "_X.", "1", "NoOp()")
                .build();

        assertThat(Difference.between(generated, loaded)).containsExactly("[a] includes [c, b], not [b, c]");
    }

    @Test
    void only_the_first_few_are_told() {
        Dialplan.Builder loaded = loaded();
        for (int i = 0; i < 20; i++) {
            loaded.step("a", "2" + i, "1", "NoOp()");
        }

        assertThat(Difference.between(GENERATED, loaded.build()))
                .hasSize(6)
                .last()
                .isEqualTo("and 15 more");
    }

    @Test
    void no_rest_is_told_where_there_is_none() {
        Dialplan.Builder loaded = loaded();
        for (int i = 0; i < 5; i++) {
            loaded.step("a", "2" + i, "1", "NoOp()");
        }

        assertThat(Difference.between(GENERATED, loaded.build()))
                .hasSize(5)
                .noneMatch(point -> point.startsWith("and "));
    }

    private static Dialplan.Builder loaded() {
        return new Dialplan.Builder()
                .step("a", "1000", "1", "Dial(PJSIP/x,30)")
                .step("a", "1000", "2", "Hangup()")
                .include("a", "b")
                .step("b", "_X.", "1", "NoOp()");
    }
}
