package com.pbxportal.app.telephony;

import static com.pbxportal.app.support.Portal.platformAdmin;
import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.Did;
import com.pbxportal.app.support.Portal;
import com.pbxportal.app.support.Tenancy;
import com.pbxportal.app.support.Together;
import com.pbxportal.app.support.User;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApplyTest {

    @BeforeAll
    static void asterisk() {
        Portal.requireAsterisk();
    }

    @AfterEach
    void mend() {
        Portal.managerCable().mend();
        Applies.awaitNoneRunning();
    }

    @Test
    void a_job_tells_how_it_went() {
        Tenancy tenant = Tenancy.create();
        tenant.numberOf(tenant.userWithPhone());

        Answer job = Applies.everything();

        assertThat(job.at("changed").asBoolean(false)).isTrue();
        assertThat(job.at("files").findValuesAsString("name"))
                .contains("generated_inbound.conf", "generated_internal.conf", "generated_outbound.conf");
        assertThat(job.at("/diff/added").asInt()).isPositive();
        assertThat(job.at("steps").findValuesAsString("step"))
                .containsExactly(
                        "SNAPSHOT", "VALIDATE", "GENERATE", "PREFLIGHT", "WRITE", "SYNCHRONISE", "RELOAD", "VERIFY");
        assertThat(job.at("preflight_skipped").isNull()).isTrue();
        assertThat(job.at("/events/up_to").asLong()).isPositive();
        assertThat(job.at("file_diffs").findValuesAsString("name")).contains("generated_inbound.conf");
        Answer shown =
                platformAdmin().get("/api/v1/apply/jobs/" + job.text("id")).expect(200);
        assertThat(shown.json()).isEqualTo(job.json());
        assertThat(platformAdmin()
                        .get("/api/v1/apply/jobs?limit=1&status=SUCCESS")
                        .text("/items/0/id"))
                .isEqualTo(job.text("id"));
    }

    @Test
    void the_history_is_searched_by_who_when_and_how() {
        Tenancy tenant = Tenancy.create();
        tenant.userWithPhone();
        User admin = tenant.user("tenant_admin");
        Answer job = admin.login().post("/api/v1/apply?wait=50", "{}").expect(202);
        String at = job.text("created_at");

        assertThat(found("requested_by=" + admin.id())).containsExactly(job.text("id"));
        assertThat(found("requested_by=" + admin.id() + "&changed=true&since=" + at))
                .containsExactly(job.text("id"));
        assertThat(found("requested_by=" + admin.id() + "&until=" + at)).isEmpty();
        assertThat(found("requested_by=" + admin.id() + "&failed_step=RELOAD")).isEmpty();
        platformAdmin().get("/api/v1/apply/jobs?failed_step=LUNCH").expectProblem(400, "invalid_input");
        platformAdmin().post("/api/v1/apply/jobs/" + tenant.id() + "/rollback").expectProblem(404, "unknown_apply_job");
    }

    private static List<String> found(String filters) {
        return platformAdmin()
                .get("/api/v1/apply/jobs?" + filters)
                .expect(200)
                .at("items")
                .findValuesAsString("id");
    }

    @Test
    void an_apply_without_changes_succeeds_and_says_so() {
        Applies.everything();

        assertThat(Applies.everything().at("changed").asBoolean(true)).isFalse();
    }

    @Test
    void of_applies_at_the_same_moment_one_runs() {
        Tenancy.create().userWithPhone();
        Applies.awaitNoneRunning();

        List<Answer> answers = Together.times(5, client -> platformAdmin().post("/api/v1/apply", "{}"));

        assertThat(Together.statuses(answers)).containsOnlyOnce(202).containsOnly(202, 409);
        answers.stream().filter(answer -> answer.status() == 409).forEach(answer -> assertThat(
                        answer.expectProblem(409, "apply_already_running").text("detail"))
                .isEqualTo("Another apply operation is currently in progress"));
    }

    @Test
    void without_asterisk_an_apply_fails_and_says_why_and_the_next_one_catches_up() {
        Tenancy tenant = Tenancy.create();
        User ann = tenant.userWithPhone();
        Applies.everything();
        String before = Applies.file("generated_inbound.conf");
        Did number = tenant.numberOf(ann);

        Portal.managerCable().cut();
        Answer job = Applies.request();

        assertThat(job.text("status")).describedAs(job.body()).isEqualTo("FAILED");
        assertThat(job.text("error_text")).startsWith("Cannot connect to Asterisk AMI");
        assertThat(Applies.file("generated_inbound.conf")).isEqualTo(before);
        Answer status = platformAdmin().get(ann.phone().path() + "/status").expect(200);
        assertThat(status.at("registered").isNull()).isTrue();
        assertThat(status.text("error_text")).contains("AMI");
        Portal.managerCable().mend();
        Applies.everything();
        assertThat(Applies.file("generated_inbound.conf")).contains(number.number());
    }

    @Test
    void a_tenants_apply_brings_that_tenants_changes_only() {
        Tenancy acme = Tenancy.create();
        Tenancy globex = Tenancy.create();
        Did here = acme.numberOf(acme.userWithPhone());
        Did there = globex.numberOf(globex.userWithPhone());
        Applies.awaitNoneRunning();

        Answer job = acme.admin().post("/api/v1/apply?wait=50", "{}").expect(202);

        assertThat(job.text("status")).describedAs(job.body()).isEqualTo("SUCCESS");
        assertThat(job.text("tenant_id")).isEqualTo(acme.id());
        assertThat(Applies.file("generated_inbound.conf"))
                .contains(here.number())
                .doesNotContain(there.number());
        globex.admin().get("/api/v1/apply/jobs/" + job.text("id")).expectProblem(403, "not_your_tenant");
    }

    @Test
    void a_preview_shows_what_an_apply_would_change_and_changes_nothing() {
        Applies.everything();
        String before = Applies.file("generated_inbound.conf");
        Tenancy tenant = Tenancy.create();
        Did number = tenant.numberOf(tenant.userWithPhone());

        Answer preview = platformAdmin().post("/api/v1/apply/preview", "{}").expect(200);

        assertThat(preview.at("changed").asBoolean(false)).isTrue();
        assertThat(preview.body()).contains(number.number());
        assertThat(preview.at("/activity/total").asInt()).isGreaterThanOrEqualTo(4);
        assertThat(preview.at("/activity/changes").findValuesAsString("actor_email"))
                .contains(Portal.ADMIN_EMAIL);
        assertThat(Applies.file("generated_inbound.conf")).isEqualTo(before);
    }

    @Test
    void one_tenants_apply_settles_nothing_of_what_others_have_changed() {
        Applies.everything();
        Tenancy acme = Tenancy.create();
        Tenancy globex = Tenancy.create();

        assertThat(globex.admin()
                        .post("/api/v1/apply?wait=50", "{}")
                        .expect(202)
                        .text("status"))
                .isEqualTo("SUCCESS");

        assertThat(changedEntities()).contains(acme.id()).doesNotContain(globex.id());
        Applies.everything();
        assertThat(changedEntities()).doesNotContain(acme.id(), globex.id());
        platformAdmin().delete(acme.path()).expect(204);
        assertThat(changedEntities()).contains(acme.id());
        Applies.everything();
        assertThat(changedEntities()).doesNotContain(acme.id());
    }

    private static List<String> changedEntities() {
        return platformAdmin()
                .post("/api/v1/apply/preview", "{}")
                .expect(200)
                .at("/activity/changes")
                .findValuesAsString("entity_id");
    }

    @Test
    void the_inbound_context_is_there_even_when_a_tenant_goes() {
        Tenancy tenant = Tenancy.create();
        Did number = tenant.numberOf(tenant.userWithPhone());
        Applies.everything();
        platformAdmin().delete(tenant.path()).expect(204);

        Applies.everything();

        assertThat(Applies.file("generated_inbound.conf"))
                .contains("[from-trunk-external]")
                .doesNotContain(number.number());
        assertThat(Applies.file("generated_internal.conf")).doesNotContain("[tenant-" + tenant.slug() + "]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "System(rm -rf /)",
                "Goto(tenant-other,1000,1)",
                "VoiceMail(2000@tenant-other)",
                "VoiceMail(2000@default)",
                "Hangup(17)\nexten => _X.,1,System(id)",
                "Playback(../../etc/passwd)",
                "Playback(${SHELL(id)})",
                "Dial(PJSIP/trunk/+19005551234)",
                "Set(GLOBAL(X)=1)",
                "AGI(x)",
                "Hangup(17);Busy()",
                ""
            })
    void nothing_a_tenant_types_leaves_the_tenant_or_runs_a_program(String destination) {
        Tenancy tenant = Tenancy.create();

        Answer refused = tenant.admin()
                .post(
                        tenant.number().path() + "/assign",
                        Map.of("assigned_type", "EXTERNAL", "assigned_value", destination))
                .expectProblem(400, "external_destination_not_allowed");

        assertThat(refused.text("detail")).contains("VoiceMail(", "Hangup(");
    }
}
