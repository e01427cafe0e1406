package com.pbxportal.app.telephony;

import static com.pbxportal.app.support.Portal.platformAdmin;
import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.Did;
import com.pbxportal.app.support.Portal;
import com.pbxportal.app.support.Tenancy;
import com.pbxportal.app.support.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Somebody changes things behind the portal's back. */
class DriftTest {

    private static final String DRIFT = "/api/v1/diagnostics/drift";

    private static Tenancy acme;
    private static Tenancy globex;
    private static User ann;
    private static Did annsNumber;

    @BeforeAll
    static void assemble() {
        Portal.requireAsterisk();
        acme = Tenancy.create();
        globex = Tenancy.create();
        ann = acme.userWithPhone();
        annsNumber = acme.numberOf(ann);
        globex.numberOf(globex.userWithPhone());
    }

    @BeforeEach
    void inSync() {
        Applies.everything();
        assertThat(check().text("status")).describedAs(check().body()).isEqualTo("in_sync");
    }

    @AfterEach
    void mend() {
        Portal.managerCable().mend();
        heal();
    }

    @Test
    void after_an_apply_nothing_has_drifted() {
        Answer report = platformAdmin().get(DRIFT).expect(200);

        assertThat(report.text("status")).isEqualTo("in_sync");
        assertThat(report.text("checked_at")).isNotEmpty();
        assertThat(report.at("reason").isNull()).isTrue();
        assertThat(report.at("findings")).isEmpty();
    }

    @Test
    void a_file_that_was_edited_by_hand_is_shown_with_the_difference_and_healed() throws IOException {
        Path file = file("generated_internal.conf");
        String line = " same => n,Dial(PJSIP/" + ann.phone().sipUsername() + ",30)";
        assertThat(Files.readString(file)).contains(line);
        Files.writeString(file, Files.readString(file).replace(line, line.replace("30", "5")));

        Answer report = check();

        assertThat(report.text("status")).isEqualTo("drifted");
        JsonNode whole = finding(report, "file", "generated_internal.conf");
        assertThat(whole.path("tenant").isNull()).isTrue();
        assertThat(whole.path("diff").asString()).contains("-" + line, "+" + line.replace("30", "5"));
        assertThat(report.at("findings").findValuesAsString("tenant")).contains(acme.slug());
        assertThat(platformAdmin().get(DRIFT).json()).isEqualTo(report.json());
        healsToSync();
        assertThat(Files.readString(file("generated_internal.conf"))).contains(line);
    }

    @Test
    void a_tenant_sees_what_concerns_itself_and_not_what_is_there_instead() throws IOException {
        Path file = file("generated_inbound.conf");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace(
                                "Goto(tenant-" + acme.slug() + "," + ann.extension() + ",1)",
                                "Goto(tenant-" + globex.slug() + ",1999,1)"));
        check();

        Answer own = acme.admin().get(DRIFT).expect(200);

        assertThat(own.text("status")).isEqualTo("drifted");
        assertThat(own.at("findings").findValuesAsString("tenant")).containsOnly(acme.slug());
        assertThat(own.body()).contains(annsNumber.number()).doesNotContain(globex.slug() + ",");
        assertThat(globex.admin().get(DRIFT).expect(200).text("status")).isEqualTo("in_sync");
        acme.admin().post(DRIFT + "/check").expectProblem(403, "role_not_sufficient");
        acme.admin().post(DRIFT + "/heal").expectProblem(403, "role_not_sufficient");
    }

    @Test
    void a_missing_file_an_additional_one_and_a_link_elsewhere_are_shown_and_healed() throws IOException {
        Files.delete(file("generated_outbound.conf"));
        Files.writeString(file("zz.conf"), "[zz]\nexten => 1,1,NoOp()\n");

        Answer report = check();

        assertThat(finding(report, "file", "generated_outbound.conf")
                        .path("found")
                        .isNull())
                .isTrue();
        assertThat(finding(report, "file", "zz.conf").path("expected").isNull()).isTrue();
        healsToSync();

        Path link = file("").toAbsolutePath();
        Path elsewhere = Files.createTempDirectory("elsewhere");
        Files.delete(link);
        Files.createSymbolicLink(link, elsewhere);
        assertThat(finding(check(), "file", link.toString()).path("found").asString())
                .contains(elsewhere.toString());
        healsToSync();
    }

    @Test
    void changed_missing_and_additional_rows_are_shown_without_secrets_and_healed() {
        String phone = ann.phone().sipUsername();
        String digest = Portal.mariaDb()
                .sql("SELECT md5_cred FROM ps_auths WHERE id = ?")
                .param(phone)
                .query(String.class)
                .single();
        Portal.mariaDb()
                .sql("UPDATE ps_endpoints SET context = ? WHERE id = ?")
                .params("tenant-" + globex.slug(), phone)
                .update();
        Portal.mariaDb()
                .sql("UPDATE ps_auths SET md5_cred = md5('x') WHERE id = ?")
                .param(phone)
                .update();
        Portal.mariaDb().sql("DELETE FROM ps_aors WHERE id = ?").param(phone).update();

        Answer report = check();

        JsonNode context = finding(report, "row", "ps_endpoints id=" + phone + " column=context");
        assertThat(context.path("tenant").asString()).isEqualTo(acme.slug());
        assertThat(context.path("expected").asString()).isEqualTo("tenant-" + acme.slug());
        assertThat(context.path("found").asString()).isEqualTo("tenant-" + globex.slug());
        finding(report, "row", "ps_auths id=" + phone + " column=md5_cred");
        finding(report, "row", "ps_aors id=" + phone);
        finding(report, "asterisk", "endpoint " + phone);
        finding(report, "asterisk", "auth " + phone);
        finding(report, "asterisk", "aor " + phone);
        assertThat(report.body())
                .doesNotContain(digest)
                .doesNotContain(ann.phone().sipPassword());
        healsToSync();
    }

    @Test
    void an_endpoint_that_somebody_smuggled_into_a_tenant_is_shown() {
        Portal.mariaDb()
                .sql("INSERT INTO ps_endpoints (id, context) VALUES ('intruder', ?)")
                .param("tenant-" + acme.slug())
                .update();
        try {
            assertThat(finding(check(), "row", "ps_endpoints id=intruder")
                            .path("expected")
                            .isNull())
                    .isTrue();
        } finally {
            Portal.mariaDb()
                    .sql("DELETE FROM ps_endpoints WHERE id = 'intruder'")
                    .update();
        }
    }

    @Test
    void a_dialplan_that_was_wiped_from_the_running_asterisk_is_shown_and_healed() {
        AsteriskConsole.run("dialplan remove context tenant-" + acme.slug());

        Answer report = check();

        JsonNode context = finding(report, "asterisk", "[tenant-" + acme.slug() + "]");
        assertThat(context.path("tenant").asString()).isEqualTo(acme.slug());
        assertThat(context.path("found").isNull()).isTrue();
        assertThat(context.path("diff").asString()).contains("-" + ann.extension() + ",2,Dial(PJSIP/");
        assertThat(report.at("findings").findValuesAsString("where")).containsOnly("asterisk");
        healsToSync();
    }

    @Test
    void healing_carries_no_pending_change() {
        Did pending = acme.numberOf(ann);
        String old = ann.phone().sipUsername();
        platformAdmin().post(ann.phone().path() + "/rotate-password").expect(200);
        assertThat(check().text("status"))
                .describedAs("a pending change is no drift")
                .isEqualTo("in_sync");
        AsteriskConsole.run("dialplan remove context tenant-" + acme.slug());

        Answer job = heal();

        assertThat(job.text("status")).describedAs(job.body()).isEqualTo("SUCCESS");
        assertThat(Applies.file("generated_inbound.conf"))
                .contains(annsNumber.number())
                .doesNotContain(pending.number());
        assertThat(check().text("status")).describedAs(old).isEqualTo("in_sync");
        Applies.everything();
        assertThat(Applies.file("generated_inbound.conf")).contains(pending.number());
    }

    @Test
    void without_asterisk_nobody_knows_and_the_report_says_why() {
        Portal.managerCable().cut();

        Answer report = check();

        assertThat(report.text("status")).isEqualTo("unknown");
        assertThat(report.text("reason")).contains("Asterisk AMI");
    }

    @Test
    void drift_and_a_failed_apply_are_told_by_health_until_they_are_over() {
        AsteriskConsole.run("dialplan remove context tenant-" + acme.slug());
        check();
        awaitHealth("drift", "degraded");
        healsToSync();
        awaitHealth("drift", "healthy");

        acme.numberOf(ann);
        Portal.managerCable().cut();
        String failed = Applies.request().text("id");
        awaitHealth("apply", "degraded");
        assertThat(platformAdmin().get("/api/v1/health").text("/components/apply/detail"))
                .contains(failed, "FAILED", "Cannot connect to Asterisk AMI")
                .doesNotContain("\n");
        Answer ofATenant = acme.admin().get("/api/v1/health");
        assertThat(ofATenant.text("/components/apply/status")).isEqualTo("degraded");
        assertThat(ofATenant.body()).doesNotContain(failed, "Cannot connect");
        Portal.managerCable().mend();
        Applies.everything();
        awaitHealth("apply", "healthy");
    }

    @Test
    void metrics_tell_of_applies_drift_asterisk_and_projections() {
        String metrics = platformAdmin().get("/actuator/prometheus").expect(200).body();

        assertThat(metrics.lines())
                .anyMatch(line -> line.matches("pbx_apply_total\\{.*status=\"SUCCESS\".*} [1-9].*"))
                .anyMatch(line -> line.matches("pbx_apply_total\\{.*status=\"ROLLED_BACK\".*} .*"))
                .anyMatch(line -> line.matches("pbx_apply_duration_seconds_count.* [1-9].*"))
                .anyMatch(line -> line.matches("pbx_apply_step_duration_seconds_count\\{.*step=\"VERIFY\".*} [1-9].*"))
                .anyMatch(line -> line.matches("pbx_apply_running(\\{.*})? 0\\.0"))
                .anyMatch(line -> line.matches("pbx_ami_up(\\{.*})? 1\\.0"))
                .anyMatch(line -> line.matches("pbx_event_processor_lag_events\\{.*processor=\"views\".*} [0-9].*"))
                .anyMatch(line -> line.startsWith("pbx_drift_checked_timestamp_seconds"))
                .anyMatch(line -> line.startsWith("pbx_drift_findings"));
    }

    private static void awaitHealth(String component, String status) {
        Awaitility.await().untilAsserted(() -> assertThat(
                        platformAdmin().get("/api/v1/health").text("/components/" + component + "/status"))
                .isEqualTo(status));
    }

    private static void healsToSync() {
        Answer job = heal();
        assertThat(job.text("status")).describedAs(job.body()).isEqualTo("SUCCESS");
        Answer report = check();
        assertThat(report.text("status")).describedAs(report.body()).isEqualTo("in_sync");
    }

    private static Answer heal() {
        Applies.awaitNoneRunning();
        return platformAdmin().post(DRIFT + "/heal?wait=50").expect(202);
    }

    private static Answer check() {
        return platformAdmin().post(DRIFT + "/check").expect(200);
    }

    private static JsonNode finding(Answer report, String where, String object) {
        List<JsonNode> found = StreamSupport.stream(report.at("findings").spliterator(), false)
                .filter(finding -> finding.path("where").asString().equals(where)
                        && finding.path("object").asString().equals(object))
                .toList();
        assertThat(found)
                .describedAs("%s %s in %s", where, object, report.body())
                .isNotEmpty();
        return found.getFirst();
    }

    private static Path file(String name) {
        return Path.of(Portal.property("pbx.asterisk.etc"))
                .resolve("extensions.d/synergycall")
                .resolve(name);
    }
}
