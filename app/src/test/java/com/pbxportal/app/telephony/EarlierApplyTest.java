package com.pbxportal.app.telephony;

import static com.pbxportal.app.support.Portal.platformAdmin;
import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.Did;
import com.pbxportal.app.support.Portal;
import com.pbxportal.app.support.PortalClient;
import com.pbxportal.app.support.Tenancy;
import com.pbxportal.app.support.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EarlierApplyTest {

    private static final String JOBS = "/api/v1/apply/jobs/";

    @BeforeAll
    static void asterisk() {
        Portal.requireAsterisk();
    }

    @BeforeEach
    void quiet() {
        Applies.awaitNoneRunning();
    }

    private static Answer bringBack(Answer job) {
        Applies.awaitNoneRunning();
        return platformAdmin()
                .post(JOBS + job.text("id") + "/rollback?wait=50", "")
                .expect(202);
    }

    @Test
    void what_ran_after_an_earlier_apply_can_be_brought_back_and_the_present_again() {
        Tenancy tenant = Tenancy.create();
        User ann = tenant.userWithPhone();
        Did number = tenant.numberOf(ann);
        Answer earlier = Applies.everything();
        String then = Applies.file("generated_inbound.conf");
        platformAdmin().delete(number.path() + "/assign").expect(204);
        Applies.everything();
        assertThat(Applies.file("generated_inbound.conf")).isNotEqualTo(then);

        Answer back = bringBack(earlier);

        assertThat(back.text("status")).describedAs(back.body()).isEqualTo("SUCCESS");
        assertThat(back.text("restores")).isEqualTo(earlier.text("id"));
        assertThat(Applies.file("generated_inbound.conf")).isEqualTo(then);
        Applies.everything();
        assertThat(Applies.file("generated_inbound.conf")).isNotEqualTo(then);
    }

    @Test
    void a_number_that_the_tenant_no_longer_has_does_not_come_back() {
        Tenancy acme = Tenancy.create();
        Tenancy globex = Tenancy.create();
        Did number = acme.numberOf(acme.userWithPhone());
        Applies.awaitNoneRunning();
        Answer earlier = acme.admin().post("/api/v1/apply?wait=50", "{}").expect(202);
        platformAdmin().delete(number.path() + "/assign").expect(204);
        platformAdmin().patch(number.path() + "/deallocate", "").expect(200);
        platformAdmin()
                .patch(number.path() + "/allocate", Map.of("tenant_id", globex.id()))
                .expect(200);
        globex.assign(number, globex.userWithPhone()).expect(201);
        Applies.everything();

        Applies.awaitNoneRunning();
        Answer back = acme.admin()
                .post(JOBS + earlier.text("id") + "/rollback?wait=50", "")
                .expect(202);

        assertThat(back.text("status")).describedAs(back.body()).isEqualTo("SUCCESS");
        assertThat(back.text("tenant_id")).isEqualTo(acme.id());
        assertThat(Applies.file("generated_inbound.conf"))
                .contains("exten => " + number.number() + ",1,Goto(tenant-" + globex.slug() + ",");
    }

    @Test
    void a_tenant_that_was_suspended_since_stays_silent() {
        Tenancy tenant = Tenancy.create();
        tenant.userWithPhone();
        Applies.awaitNoneRunning();
        Answer earlier = tenant.admin().post("/api/v1/apply?wait=50", "{}").expect(202);
        String context = "[tenant-" + tenant.slug() + "]";
        platformAdmin().patch(tenant.path(), Map.of("status", "suspended")).expect(200);
        Applies.everything();
        String silent = section(context);

        Answer back = bringBack(earlier);

        assertThat(back.text("status")).describedAs(back.body()).isEqualTo("SUCCESS");
        assertThat(section(context)).isEqualTo(silent).doesNotContain("Dial(");
    }

    private static String section(String header) {
        String file = Applies.file("generated_internal.conf");
        int begin = file.indexOf(header);
        assertThat(begin).isNotNegative();
        int end = file.indexOf("\n[", begin);
        return end < 0 ? file.substring(begin) : file.substring(begin, end);
    }

    @Test
    void what_a_rollback_took_away_is_not_what_ran_after_it() {
        Answer before = Applies.everything();
        Tenancy tenant = Tenancy.create();
        tenant.userWithPhone();
        Applies.everything();
        Answer back = bringBack(before);
        assertThat(Applies.file("generated_internal.conf")).doesNotContain(tenant.slug());

        Applies.awaitNoneRunning();
        Answer healed = platformAdmin()
                .post("/api/v1/diagnostics/drift/heal?wait=50", "")
                .expect(202);

        assertThat(healed.text("status")).describedAs(healed.body()).isEqualTo("SUCCESS");
        assertThat(Applies.file("generated_internal.conf")).doesNotContain(tenant.slug());
        assertThat(bringBack(back).text("status")).isEqualTo("SUCCESS");
        assertThat(Applies.file("generated_internal.conf")).doesNotContain(tenant.slug());
        Applies.everything();
        assertThat(Applies.file("generated_internal.conf")).contains(tenant.slug());
    }

    @Test
    void what_never_ran_cannot_be_brought_back() {
        platformAdmin().post(JOBS + UUID.randomUUID() + "/rollback", "").expectProblem(404, "unknown_apply_job");
        Portal.managerCable().cut();
        Answer failed = Applies.request();
        Portal.managerCable().mend();

        platformAdmin().post(JOBS + failed.text("id") + "/rollback", "").expectProblem(409, "apply_not_restorable");
    }

    @Test
    void an_apply_of_the_platform_is_not_a_tenants_to_look_at_or_to_bring_back() {
        Answer ran = Applies.everything();
        PortalClient tenant = Tenancy.create().admin();

        tenant.get(JOBS + ran.text("id")).expectProblem(403, "not_your_tenant");
        tenant.post(JOBS + ran.text("id") + "/rollback", "").expectProblem(403, "not_your_tenant");
    }

    @Test
    void nothing_waits_to_be_resolved_where_no_rollback_failed() {
        Answer job = Applies.everything();
        platformAdmin()
                .post(JOBS + job.text("id") + "/resolve", Map.of("note", "looked at it"))
                .expectProblem(409, "apply_nothing_to_resolve");
        platformAdmin().post(JOBS + job.text("id") + "/resolve", "{}").expect(400);
    }

    @Test
    void a_parse_error_in_what_was_written_by_hand_stops_an_apply_before_anything_is_touched() throws IOException {
        Tenancy tenant = Tenancy.create();
        Did number = tenant.numberOf(tenant.userWithPhone());
        String before = Applies.file("generated_inbound.conf");
        Path local = Path.of(Portal.property("pbx.asterisk.etc")).resolve("extensions_local.conf");
        Files.writeString(local, "[local]\nexten => 1,1,NoOp()\nthis is no line of a dialplan\n[unclosed\n");
        try {
            Answer job = Applies.request();

            assertThat(job.text("status")).describedAs(job.body()).isEqualTo("FAILED");
            assertThat(job.text("failed_step")).isEqualTo("PREFLIGHT");
            assertThat(job.text("error_text")).contains("extensions_local.conf");
            assertThat(job.text("remedy")).contains("Nothing was changed");
            assertThat(Applies.file("generated_inbound.conf")).isEqualTo(before);
        } finally {
            Files.delete(local);
        }
        Applies.everything();
        assertThat(Applies.file("generated_inbound.conf")).contains(number.number());
    }

    @Test
    void a_job_can_be_followed_live() {
        Tenancy tenant = Tenancy.create();
        tenant.numberOf(tenant.userWithPhone());
        Applies.awaitNoneRunning();
        Answer begun = platformAdmin().post("/api/v1/apply", "{}").expect(202);

        Answer stream = platformAdmin()
                .with("Accept", "text/event-stream")
                .get(JOBS + begun.text("id") + "/events")
                .expect(200);

        assertThat(stream.body().lines().filter(line -> line.equals("event:progress")))
                .hasSizeGreaterThan(8);
        assertThat(stream.body()).contains("\"status\":\"SUCCESS\"");
        tenant.admin()
                .with("Accept", "text/event-stream")
                .get(JOBS + begun.text("id") + "/events")
                .expect(403);
    }
}
