package com.pbxportal.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.faults.AmiProxy.Fault;
import com.pbxportal.app.support.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Asterisk runs what it should, and the list that says so does not come whole. */
class TornListTest extends FaultTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** As if nobody had set any; a reload does not bring back the default where the line is gone. */
    private static final String ASTERISKS_OWN = "writetimeout = 100";

    @ParameterizedTest
    @CsvSource({
        "ShowDialPlan, TORN",
        "ShowDialPlan, MERGED",
        "ShowDialPlan, ENDED",
        "PJSIPShowAuths, TORN",
        "PJSIPShowAuths, MERGED",
        "PJSIPShowAors, TORN"
    })
    void a_list_that_is_torn_once_is_asked_for_again(String list, Fault fault) {
        Outcome outcome = Outcome.ofNewCustomer(ground, tenant);

        ground.proxy().spoilOnce(list, fault);
        Answer job = ended();

        assertThat(ground.proxy().wasMet()).isTrue();
        assertThat(job.text("status")).describedAs(job.body()).isEqualTo("SUCCESS");
        outcome.isAsToldBy(job);
    }

    @Test
    void an_apply_that_gets_no_whole_list_is_put_back_for_that_reason_and_shown_to_be_by_the_next_whole_one() {
        Outcome outcome = Outcome.ofNewCustomer(ground, tenant);

        ground.proxy().spoil("ShowDialPlan", Fault.TORN, 2 * AmiProxy.TRIES);
        Answer job = ended();

        assertThat(job.text("status")).describedAs(job.body()).isEqualTo("ROLLED_BACK");
        assertThat(job.text("failed_step")).isEqualTo("VERIFY");
        assertThat(job.text("error_text"))
                .startsWith("Asterisk's answer to ShowDialPlan came torn: ")
                .doesNotContain("does not run");
        assertThat(job.text("remedy")).contains("writetimeout = 60000");
        outcome.isAsToldBy(job);
    }

    @Test
    void what_could_not_be_read_has_not_drifted() {
        ground.proxy().spoil("ShowDialPlan", Fault.TORN);

        Answer report =
                ground.admin().post("/api/v1/diagnostics/drift/check", "").expect(200);

        assertThat(report.text("status")).describedAs(report.body()).isEqualTo("unknown");
        assertThat(report.text("reason")).contains("ShowDialPlan came torn");
        Answer health = ground.admin().get("/api/v1/health").expect(200);
        assertThat(health.text("/components/drift/status"))
                .describedAs(health.body())
                .isEqualTo("healthy");
    }

    /** Of thousands of extensions: fewer fit into what lies between Asterisk and the portal. */
    @Test
    void a_portal_that_stands_still_while_asterisk_waits_for_a_moment_only_has_its_apply_succeed() throws IOException {
        Path manager = ground.asterisk().etc().resolve("manager.conf");
        Path byHand = ground.asterisk().etc().resolve("extensions_local.conf");
        String settings = Files.readString(manager);
        try {
            Files.writeString(manager, settings.replaceAll("(?m)^writetimeout.*$", ASTERISKS_OWN));
            Files.writeString(byHand, manyExtensions());
            ground.asterisk().rx("manager reload");
            Outcome outcome = Outcome.ofNewCustomer(ground, tenant);

            ground.proxy().spoilOnce("ShowDialPlan", Fault.HELD_UP);
            Answer job = ended();

            assertThat(ground.proxy().wasMet()).isTrue();
            assertThat(job.text("status")).describedAs(job.body()).isEqualTo("SUCCESS");
            // Who looks from here asks once, and Asterisk must wait for them.
            Files.writeString(manager, settings);
            ground.asterisk().rx("manager reload");
            outcome.isAsToldBy(job);
        } finally {
            Files.writeString(manager, settings);
            Files.deleteIfExists(byHand);
            ground.asterisk().rx("manager reload");
            Outcome.bring(ground, true);
        }
    }

    /** The last one first, which Asterisk loads in no time. */
    private static String manyExtensions() {
        return IntStream.range(1_000_000, 1_060_000)
                .boxed()
                .sorted(Comparator.reverseOrder())
                .map(number -> "exten => " + number + ",1,NoOp(as many as a busy installation has)\n")
                .collect(Collectors.joining("", "[by-hand]\n", ""));
    }

    private static Answer ended() {
        return Outcome.ended(ground, Outcome.request(ground, false).expect(202).text("id"), PATIENCE);
    }
}
