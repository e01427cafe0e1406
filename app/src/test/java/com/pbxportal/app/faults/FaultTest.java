package com.pbxportal.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import com.pbxportal.shared.apply.ApplyEvent;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** Something breaks while an apply runs; what ran before ran well, and afterwards all is mended. */
@OnTheGround
abstract class FaultTest {

    static Ground ground;
    static String tenant;

    @BeforeAll
    static void lay() {
        ground = Ground.shared();
        tenant = Customer.tenant(ground.admin());
        Outcome.bring(ground, true);
    }

    @AfterEach
    void mend() {
        ground.mend();
    }

    interface Disturbance {
        void happen() throws Exception;
    }

    /** @return the job that was stopped before this fact while that happened */
    static String disturbed(Class<? extends ApplyEvent> fact, Disturbance disturbance) {
        CompletableFuture<Answer> asked;
        try (Gate gate = Gate.before(ground, fact)) {
            asked = requestUpTo(gate);
            disturbance.happen();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return asked.join().expect(202).text("id");
    }

    /** An apply that waits at the gate. */
    static CompletableFuture<Answer> requestUpTo(Gate gate) {
        CompletableFuture<Answer> asked = CompletableFuture.supplyAsync(() -> Outcome.request(ground, false));
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> gate.hasSomebody() || hasEnded(asked));
        assertThat(gate.hasSomebody())
                .as(() -> "It ended elsewhere: " + latest(asked).body())
                .isTrue();
        return asked;
    }

    private static boolean hasEnded(CompletableFuture<Answer> asked) {
        return asked.isDone() && (asked.join().status() != 202 || Outcome.hasEnded(latest(asked)));
    }

    private static Answer latest(CompletableFuture<Answer> asked) {
        Answer answer = asked.join();
        return answer.status() == 202 ? ground.admin().get("/api/v1/apply/jobs/" + answer.text("id")) : answer;
    }
}
