package com.pbxportal.app.telephony;

import static com.pbxportal.app.support.Portal.platformAdmin;
import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.LogCapture;
import com.pbxportal.app.support.Portal;
import com.pbxportal.app.support.Tenancy;
import com.pbxportal.app.support.User;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the real Asterisk refuses is seen by operators, and by the tool that keeps the sender away. */
class SipRefusalsTest {

    private static User ann;

    @BeforeAll
    static void assemble() {
        Portal.requireAsterisk();
        ann = Tenancy.create().userWithPhone();
        Applies.everything();
        Awaitility.await().until(() -> "healthy".equals(health().text("/components/refusals/status")));
    }

    @Test
    void a_wrong_password_is_counted_shown_and_written_where_fail2ban_finds_it() throws IOException {
        double before = counted("wrong_password");
        try (LogCapture log = LogCapture.start()) {
            new Phone(ann.phone()).isRefusedWith("wrong");

            String line = "SIP request refused: address=127.0.0.1 reason=wrong_password account="
                    + ann.phone().sipUsername();
            Awaitility.await().untilAsserted(() -> assertThat(log.lines())
                    .extracting(LogCapture.Line::message)
                    .contains(line));
        }

        assertThat(counted("wrong_password")).isGreaterThan(before);
        Awaitility.await().untilAsserted(() -> assertThat(health().text("/components/refusals/detail"))
                .contains("SIP requests refused", "from 127.0.0.1"));
        assertThat(writtenLines()).isNotEmpty().allSatisfy(written -> assertThat(written)
                .matches(fail2ban()));
    }

    @Test
    void it_goes_on_listening_when_the_connection_was_cut() {
        Portal.managerCable().cut();
        Portal.managerCable().mend();
        double before = counted("wrong_password");

        Awaitility.await().untilAsserted(() -> {
            new Phone(ann.phone()).isRefusedWith("wrong");
            assertThat(counted("wrong_password")).isGreaterThan(before);
        });
    }

    @Test
    void how_much_room_for_calls_there_is_shows_in_health_and_metrics() {
        assertThat(health().text("/components/calls/detail")).endsWith("Asterisk has RTP ports for 500");
        assertThat(metric("pbx_asterisk_legs_max ")).isEqualTo(500);
        assertThat(metric("pbx_asterisk_legs ")).isGreaterThanOrEqualTo(0);
    }

    private static List<String> writtenLines() throws IOException {
        try (var lines = Files.lines(Portal.logFile(), StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.contains("SIP request refused")).toList();
        }
    }

    /** The first expression of the filter that the documentation brings along, as fail2ban completes it. */
    private static Pattern fail2ban() throws IOException {
        Path filter = Portal.repositoryFolder().resolve("docs/fail2ban/filter.conf");
        String expression = Files.readAllLines(filter).stream()
                .filter(line -> line.startsWith("failregex = "))
                .map(line -> line.substring("failregex = ^".length()).replace("<ADDR>", "[0-9a-fA-F:.]+"))
                .findFirst()
                .orElseThrow();
        return Pattern.compile("\\S+" + expression);
    }

    private static double counted(String reason) {
        return metric("pbx_sip_refused_total{reason=\"" + reason + "\"} ");
    }

    private static double metric(String name) {
        return platformAdmin()
                .get("/actuator/prometheus")
                .expect(200)
                .body()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
                .findFirst()
                .orElseThrow();
    }

    private static Answer health() {
        return platformAdmin().get("/api/v1/health").expect(200);
    }
}
