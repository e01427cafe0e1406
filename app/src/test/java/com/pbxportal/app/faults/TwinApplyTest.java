package com.pbxportal.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.PortalClient;
import com.pbxportal.app.support.Secrets;
import com.pbxportal.shared.apply.ApplyEvent;
import com.pbxportal.shared.apply.ApplyReloaded;
import com.pbxportal.shared.apply.ApplyWritten;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Something that was written by hand spoils the dialplan of one tenant, and thereby the apply of another, as Asterisk
 * has one dialplan: that one is told that it failed, and nothing of whom it failed for.
 */
@OnTheGround
class TwinApplyTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static Ground ground;
    private static String own;
    private static PortalClient admin;
    private static PortalClient support;
    private static String slug;
    private static Set<String> marks;

    @BeforeAll
    static void bear() {
        ground = Ground.shared();
        own = Customer.tenant(ground.admin());
        admin = person("tenant_admin");
        support = person("support");
        slug = "twin-" + UUID.randomUUID().toString().substring(24);
        String other = ground.admin()
                .post("/api/v1/tenants", Map.of("name", "Name of " + slug, "slug", slug))
                .expect(201)
                .text("id");
        Customer theirs = Customer.of(other, ground.admin());
        marks = Set.of(slug, other, theirs.number(), theirs.number().substring(1), theirs.phone());
        Outcome.bring(ground, true);
    }

    private static PortalClient person(String role) {
        String email = role + "-" + own + "@faults.example";
        String password = Secrets.password();
        ground.admin()
                .post(
                        "/api/v1/users",
                        Map.of(
                                "tenant_id",
                                own,
                                "email",
                                email,
                                "full_name",
                                "Robin",
                                "password",
                                password,
                                "role",
                                role))
                .expect(201);
        return PortalClient.at(ground.application().url()).loginAs(email, password);
    }

    @AfterEach
    void mend() throws IOException {
        Files.deleteIfExists(handWritten());
        ground.mend();
        Outcome.bring(ground, true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[tenant-%1$s]\nexten => 1998,1,NoOp(%1$s)\n",
                "[tenant-%1$s]\ninclude => of-%1$s\n[of-%1$s]\nexten => 1998,1,NoOp()\n",
                "[%1$s](of-nobody-%1$s)\n"
            })
    void what_is_tried_out_and_found_wrong_is_not_told_to_another(String mistake) throws IOException {
        Customer.of(own, ground.admin());
        Files.writeString(handWritten(), mistake.formatted(slug));

        Answer job = ended(asked());

        assertThat(job.text("status")).describedAs(job.body()).isEqualTo("FAILED");
        assertThat(job.text("failed_step")).isEqualTo("PREFLIGHT");
        assertNothingIsTold(job);
        assertThat(ended(Outcome.request(ground, true)).text("error_text"))
                .describedAs("what the platform's people are told")
                .contains(slug);
    }

    @Test
    void nor_what_is_loaded_and_cannot_be_put_back() {
        Answer job = disturbed(
                ApplyWritten.class,
                () -> Files.writeString(handWritten(), "[tenant-%1$s]%nexten => 1998,1,NoOp(%1$s)%n".formatted(slug)));

        assertThat(job.text("status")).describedAs(job.body()).isEqualTo("FAILED");
        assertThat(job.text("failed_step")).isEqualTo("VERIFY");
        assertNothingIsTold(job);
        // Else its tenant stays blocked, in whatever test comes next.
        ground.admin()
                .post("/api/v1/apply/jobs/" + job.text("id") + "/resolve", Map.of("note", "The file is about to go"))
                .expect(200);
    }

    @Test
    void nor_what_was_loaded_until_it_was_put_back() {
        Answer job = disturbed(ApplyReloaded.class, () -> ground.asterisk()
                .rx("dialplan add extension 1998,1,NoOp(%1$s) into tenant-%1$s".formatted(slug)));

        assertThat(job.text("status")).describedAs(job.body()).isEqualTo("ROLLED_BACK");
        assertThat(job.text("failed_step")).isEqualTo("VERIFY");
        assertNothingIsTold(job);
    }

    /** A tenant's apply, during which that happens. */
    private static Answer disturbed(Class<? extends ApplyEvent> before, FaultTest.Disturbance disturbance) {
        Customer.of(own, ground.admin());
        Answer asked;
        try (Gate gate = Gate.before(ground, before)) {
            asked = asked();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(10))
                    .until(gate::hasSomebody);
            disturbance.happen();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return ended(asked);
    }

    private static void assertNothingIsTold(Answer job) {
        assertThat(job.text("error_text")).isNotBlank();
        String id = job.text("id");
        for (PortalClient reader : List.of(admin, support)) {
            Stream.of(
                            "/api/v1/apply/jobs/" + id,
                            "/api/v1/apply/jobs/" + id + "/events",
                            "/api/v1/apply/jobs",
                            "/api/v1/audit-logs?page_size=200",
                            "/api/v1/diagnostics/drift",
                            "/api/v1/health")
                    .map(reader::get)
                    .forEach(answer ->
                            assertThat(marks).describedAs(answer.request()).noneMatch(answer.body()::contains));
            assertThat(reader.get("/api/v1/apply/jobs/" + id).text("error_text"))
                    .isEqualTo(job.text("error_text"));
        }
    }

    private static Answer asked() {
        return admin.post("/api/v1/apply", Map.of());
    }

    private static Answer ended(Answer asked) {
        return Outcome.ended(ground, asked.expect(202).text("id"), PATIENCE);
    }

    private static Path handWritten() {
        return ground.asterisk().etc().resolve("extensions_local.conf");
    }
}
