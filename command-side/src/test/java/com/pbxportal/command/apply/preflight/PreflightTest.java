package com.pbxportal.command.apply.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pbxportal.command.apply.configuration.Acme;
import com.pbxportal.command.apply.render.Disclosure;
import com.pbxportal.shared.identity.TenantId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of a trial by another program; that Asterisk tries a candidate out is seen in {@code app}. */
class PreflightTest {

    private static final Disclosure TO_THE_PLATFORM = new Disclosure(null, Acme.SETTINGS, List::of);

    @TempDir
    Path etc;

    @ParameterizedTest
    @CsvSource({
        "exit 1, Asterisk would not load it as it is meant",
        "echo >&2; exit 1, Asterisk would not load it as it is meant",
        "exit 137, The files could not be tried out (status 137)"
    })
    void there_is_something_behind_the_colon_also_of_a_trial_that_says_nothing(String trial, String sentence) {
        assertThatThrownBy(() -> preflight(trial).of(Map.of(), TO_THE_PLATFORM))
                .isInstanceOf(PreflightFailed.class)
                .hasMessageMatching(Pattern.quote(sentence) + ": \\w.{9,}");
    }

    @Test
    void where_there_is_no_asterisk_to_try_it_with_that_is_told_too() {
        assertThat(preflight("echo no Asterisk here >&2; exit 3").of(Map.of(), TO_THE_PLATFORM))
                .contains("no Asterisk here");
        assertThat(preflight("exit 3").of(Map.of(), TO_THE_PLATFORM))
                .get()
                .asString()
                .isNotBlank();
    }

    @Test
    void of_many_complaints_the_first_are_told_and_the_others_counted() {
        assertThatThrownBy(() -> preflight("seq 7 >&2; exit 1").of(Map.of(), TO_THE_PLATFORM))
                .hasMessageEndingWith(": 1; 2; 3; 4; 5; and 2 more");
        assertThatThrownBy(() -> preflight("seq 5 >&2; exit 1").of(Map.of(), TO_THE_PLATFORM))
                .hasMessageEndingWith(": 1; 2; 3; 4; 5");
    }

    /** The candidate's folder is gone by the time anybody reads of it. */
    @Test
    void a_complaint_names_the_file_where_it_would_be() {
        assertThatThrownBy(() -> preflight("echo \"$0/generated.conf, line 3\" >&2; exit 1")
                        .of(Map.of(), TO_THE_PLATFORM))
                .hasMessageEndingWith(": " + etc + "/generated.conf, line 3");
    }

    @Test
    void a_tenant_is_not_told_what_may_be_about_another() {
        Disclosure toTenant = new Disclosure(new TenantId(UUID.randomUUID()), Acme.SETTINGS, List::of);

        assertThatThrownBy(
                        () -> preflight("echo globex.conf, line 3 >&2; exit 1").of(Map.of(), toTenant))
                .hasMessage("Asterisk would not load it as it is meant: the portal's log says why");
    }

    private Preflight preflight(String trial) {
        return new Preflight(
                List.of("sh", "-c", trial), Duration.ofSeconds(30), etc, Path.of("extensions.d/generated"));
    }
}
