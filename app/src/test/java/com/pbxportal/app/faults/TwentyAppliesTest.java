package com.pbxportal.app.faults;

import static com.pbxportal.app.support.Portal.platformAdmin;
import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.Did;
import com.pbxportal.app.support.Portal;
import com.pbxportal.app.support.PortalClient;
import com.pbxportal.app.support.Tenancy;
import com.pbxportal.app.support.Together;
import com.pbxportal.app.telephony.Applies;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Twenty clients of two applications on the same databases want an apply at the same moment. */
class TwentyAppliesTest {

    private static final int CLIENTS = 20;
    private static final Set<String> ENDS = Set.of("SUCCESS", "ROLLED_BACK", "FAILED");

    private static List<PortalClient> admins;

    @BeforeAll
    static void start() {
        Portal.requireAsterisk();
        admins = List.of(
                platformAdmin(), Portal.secondNode().client().loginAs(Portal.ADMIN_EMAIL, Portal.ADMIN_PASSWORD));
    }

    @BeforeEach
    void alone() {
        Applies.awaitNoneRunning();
    }

    @Test
    void of_one_tenant_one_runs_and_the_others_are_refused() throws SQLException {
        Tenancy tenant = Tenancy.create();
        Did number = tenant.numberOf(tenant.userWithPhone());

        List<Answer> answers;
        try (Connection held = mariaDbHeld()) {
            answers = Together.times(CLIENTS, client -> apply(client, tenant));
            held.rollback();
        }

        assertThat(Together.statuses(answers)).containsOnlyOnce(202).containsOnly(202, 409);
        refusedAsSpecified(answers);
        List<Answer> jobs = ended(answers);
        assertThat(jobs).extracting(job -> job.text("status")).containsExactly("SUCCESS");
        assertThat(Applies.file("generated_inbound.conf")).contains(number.number());
        assertThat(eventsOf(jobs, "ApplySucceeded")).isEqualTo(1);
    }

    @Test
    void of_many_tenants_each_gets_through_one_after_the_other_and_once() {
        List<Tenancy> tenants =
                Stream.generate(() -> Tenancy.create()).limit(CLIENTS).toList();
        List<Did> numbers =
                tenants.stream().map(tenant -> tenant.numberOf(tenant.user())).toList();
        int before = jobsThereAre();

        List<Answer> accepted = Together.times(CLIENTS, client -> apply(client, tenants.get(client)));

        assertThat(Together.statuses(accepted)).containsOnly(202);
        List<Answer> jobs = ended(accepted);
        assertThat(jobs).hasSize(CLIENTS).allSatisfy(job -> assertThat(job.text("status"))
                .describedAs(job.body())
                .isEqualTo("SUCCESS"));
        assertThat(new HashSet<>(jobs.stream().map(job -> job.text("tenant_id")).toList()))
                .hasSize(CLIENTS);
        assertThat(jobsThereAre() - before).isEqualTo(CLIENTS);
        assertThat(eventsOf(jobs, "ApplySucceeded")).isEqualTo(CLIENTS);
        assertThat(Applies.file("generated_inbound.conf"))
                .contains(numbers.stream().map(Did::number).toList());
        assertNoneOverlap(jobs);
    }

    private static Answer apply(int client, Tenancy tenant) {
        return admins.get(client % 2).post("/api/v1/apply", Map.of("tenant_id", tenant.id(), "force", true));
    }

    /** No apply ends meanwhile, however long the twenty take to ask. */
    private static Connection mariaDbHeld() throws SQLException {
        Connection connection = DriverManager.getConnection(
                Portal.property("pbx.mariadb.url"),
                Portal.property("pbx.mariadb.user"),
                Portal.property("pbx.mariadb.password"));
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT * FROM portal_apply FOR UPDATE");
        }
        return connection;
    }

    private static void refusedAsSpecified(List<Answer> answers) {
        answers.stream().filter(answer -> answer.status() == 409).forEach(answer -> assertThat(
                        answer.expectProblem(409, "apply_already_running").text("detail"))
                .isEqualTo("Another apply operation is currently in progress"));
    }

    private static List<Answer> ended(List<Answer> answers) {
        return answers.stream()
                .filter(answer -> answer.status() == 202)
                .map(answer -> "/api/v1/apply/jobs/" + answer.text("id"))
                .map(path -> Awaitility.await()
                        .atMost(Duration.ofSeconds(90))
                        .until(() -> platformAdmin().get(path).expect(200), job -> ENDS.contains(job.text("status"))))
                .toList();
    }

    private static int jobsThereAre() {
        return platformAdmin().get("/api/v1/apply/jobs?page_size=1").at("total").asInt();
    }

    private static long eventsOf(List<Answer> jobs, String type) {
        return Portal.postgres()
                .sql("SELECT count(*) FROM eventstore.domain_event_entry"
                        + " WHERE payload_type = ? AND aggregate_identifier = ANY (?)")
                .params(type, jobs.stream().map(job -> job.text("id")).toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    private static void assertNoneOverlap(List<Answer> jobs) {
        List<Answer> inOrder = jobs.stream()
                .sorted(Comparator.comparing(job -> Instant.parse(job.text("started_at"))))
                .toList();
        for (int next = 1; next < inOrder.size(); next++) {
            assertThat(Instant.parse(inOrder.get(next).text("started_at")))
                    .isAfterOrEqualTo(Instant.parse(inOrder.get(next - 1).text("ended_at")));
        }
    }
}
