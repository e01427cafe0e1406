package com.pbxportal.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import com.pbxportal.shared.apply.ApplyEvent;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;

/** One change, one apply that is to bring it, and what was running before. */
final class Outcome {

    private static final Set<String> ENDS = Set.of("SUCCESS", "ROLLED_BACK", "FAILED");

    private final Ground ground;
    private final Customer customer;
    private final Running before;

    private Outcome(Ground ground, Customer customer, Running before) {
        this.ground = ground;
        this.customer = customer;
        this.before = before;
    }

    /** A change that no apply has brought yet. */
    static Outcome ofNewCustomer(Ground ground, String tenant) {
        Customer customer = Customer.of(tenant, ground.admin());
        Running before = ground.running();
        assertThat(before.knowsNumber(customer.number())).isFalse();
        return new Outcome(ground, customer, before);
    }

    Running before() {
        return before;
    }

    /** Whatever is still going on has ended, and Asterisk runs what the portal has. */
    static Answer bring(Ground ground, boolean force) {
        Answer asked = request(ground, force);
        if (asked.status() == 409 && asked.text("code").equals("apply_blocked")) {
            resolve(ground);
            asked = request(ground, force);
        }
        Answer job = ended(ground, asked.expect(202).text("id"), Duration.ofSeconds(90));
        assertThat(job.text("status")).describedAs(job.body()).isEqualTo("SUCCESS");
        return job;
    }

    /** After a rollback that failed, no apply may begin before somebody has said that they looked. */
    private static void resolve(Ground ground) {
        String failed = ground.admin()
                .get("/api/v1/apply/jobs?status=FAILED&page_size=1")
                .expect(200)
                .text("/items/0/id");
        ground.admin()
                .post("/api/v1/apply/jobs/" + failed + "/resolve", Map.of("note", "looked after in a test"))
                .expect(200);
    }

    static Answer request(Ground ground, boolean force) {
        return ground.admin().post("/api/v1/apply", Map.of("force", force));
    }

    static Answer ended(Ground ground, String job, Duration patience) {
        AtomicReference<Answer> latest = new AtomicReference<>();
        Awaitility.await().atMost(patience).pollInterval(Duration.ofMillis(50)).until(() -> {
            latest.set(ground.admin().get("/api/v1/apply/jobs/" + job).expect(200));
            return hasEnded(latest.get());
        });
        return latest.get();
    }

    static boolean hasEnded(Answer job) {
        return ENDS.contains(job.text("status"));
    }

    /** Asterisk runs what the job says, exactly. Then the way is free again, and a next apply gets through. */
    void isAsToldBy(Answer job) {
        Running now = ground.running();
        if (job.text("status").equals("SUCCESS")) {
            assertThat(now.revision()).describedAs(job.body()).isEqualTo(job.text("revision"));
            isBrought(now);
            assertThat(job.at("error_text").isNull()).describedAs(job.body()).isTrue();
        } else {
            assertThat(now).describedAs(job.body()).isEqualTo(before);
            assertThat(job.text("failed_step")).isNotBlank();
            assertThat(job.text("error_text")).isNotBlank();
        }
        Answer next = bring(ground, true);
        Running clean = ground.running();
        isBrought(clean);
        assertThat(clean.revision()).isEqualTo(next.text("revision"));
        if (job.text("status").equals("SUCCESS")) {
            assertThat(now).isEqualTo(clean);
        }
    }

    void isUntouched() {
        assertThat(ground.running()).isEqualTo(before);
    }

    /** It could not be put back, nor be told: each part is still wholly the one or the other, and heals. */
    void isUnmixedAndHealed() {
        Running now = ground.running();
        bring(ground, false);
        Running clean = ground.running();
        isBrought(clean);
        assertThat(now.dialplan()).isIn(before.dialplan(), clean.dialplan());
        assertThat(now.files()).isIn(before.files(), clean.files());
        assertThat(now.rows()).isIn(before.rows(), clean.rows());
    }

    static void awaitRecorded(Ground ground, Class<? extends ApplyEvent> fact, String job) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> ground.postgres()
                        .sql("SELECT EXISTS (SELECT FROM eventstore.domain_event_entry"
                                + " WHERE aggregate_identifier = ? AND payload_type = ?)")
                        .params(job, Gate.nameOf(fact))
                        .query(Boolean.class)
                        .single());
    }

    private void isBrought(Running now) {
        assertThat(now.knowsNumber(customer.number())).isTrue();
        assertThat(now.knowsPhone(customer.phone())).isTrue();
        assertThat(now).isNotEqualTo(before);
    }
}
