package com.pbxportal.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A file of the operator's own, which brings in the generated ones, cannot be parsed: Asterisk then says that it has
 * reloaded, and has loaded nothing.
 */
@OnTheGround
class HandWrittenIncludeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String MAIN = "[general]\nstatic = yes\n\n#tryinclude \"extensions_local.conf\"\n";
    private static final String GENERATED = "#tryinclude \"extensions.d/synergycall/*.conf\"\n";
    private static final String HAND_WRITTEN = "[by-hand]\nexten => 100,1,NoOp()\n";

    private static Ground ground;
    private static String tenant;
    private static String main;

    @BeforeAll
    static void lay() throws IOException {
        ground = Ground.shared();
        tenant = Customer.tenant(ground.admin());
        main = Files.readString(file("extensions.conf"));
        Files.writeString(file("extensions.conf"), MAIN);
        Files.writeString(file("extensions_local.conf"), HAND_WRITTEN + GENERATED);
        Outcome.bring(ground, true);
        assertThat(ground.running().dialplan()).contains("by-hand 100 1 NoOp ");
    }

    @AfterEach
    void mend() throws IOException {
        Files.writeString(file("extensions.conf"), main);
        Files.deleteIfExists(file("extensions_local.conf"));
        ground.mend();
        Outcome.bring(ground, true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[broken\n", "[heir](of-nobody)\n"})
    void a_parse_error_in_it_is_never_a_success(String mistake) throws IOException {
        Outcome outcome = Outcome.ofNewCustomer(ground, tenant);
        Files.writeString(file("extensions.conf"), MAIN);
        Files.writeString(file("extensions_local.conf"), HAND_WRITTEN + mistake + GENERATED);

        Answer job =
                Outcome.ended(ground, Outcome.request(ground, false).expect(202).text("id"), PATIENCE);

        assertThat(job.text("status")).describedAs(job.body()).isEqualTo("FAILED");
        assertThat(job.text("failed_step")).isEqualTo("PREFLIGHT");
        assertThat(job.text("error_text")).contains("extensions_local.conf");
        outcome.isUntouched();
        Files.writeString(file("extensions_local.conf"), HAND_WRITTEN + GENERATED);
        Outcome.bring(ground, false);
    }

    private static Path file(String name) {
        return ground.asterisk().etc().resolve(name);
    }
}
