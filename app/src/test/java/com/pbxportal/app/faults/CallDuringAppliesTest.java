package com.pbxportal.app.faults;

import static com.pbxportal.app.support.Portal.platformAdmin;
import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.Did;
import com.pbxportal.app.support.Portal;
import com.pbxportal.app.support.Tenancy;
import com.pbxportal.app.support.User;
import com.pbxportal.app.telephony.Applies;
import com.pbxportal.app.telephony.Phone;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Fifty applies that change nothing and load everything: those who talk notice none of them. */
class CallDuringAppliesTest {

    private static final int APPLIES = 50;

    /** What a tenth of a second brings. */
    private static final int SOME_PACKETS = 5;

    private static final double HEARD_AT_LEAST = 0.9;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Set<String> UNFINISHED = Set.of("PENDING", "RUNNING");

    private static Phone talking;
    private static Phone ringing;
    private static Did talkingNumber;
    private static Did ringingNumber;

    @BeforeAll
    static void assemble() {
        Portal.requireAsterisk();
        Tenancy tenant = Tenancy.create();
        User ann = tenant.userWithPhone();
        User bob = tenant.userWithPhone();
        talkingNumber = tenant.numberOf(ann);
        ringingNumber = tenant.numberOf(bob);
        Applies.everything();
        talking = new Phone(ann.phone()).registers();
        ringing = new Phone(bob.phone()).registers();
    }

    @Test
    void a_call_stays_up_with_its_sound_and_new_calls_are_answered_during_all_of_them() {
        try (Callee ann = new Callee(talking.port());
                Callee bob = new Callee(ringing.port());
                Caller call = Caller.of(talkingNumber.number())) {
            Audio annsEnd = ann.calls().values().iterator().next();
            hearsMore(annsEnd);
            hearsMore(call.audio());

            int saidBefore = call.audio().sent();
            int heardBefore = annsEnd.received();
            for (int apply = 0; apply < APPLIES; apply++) {
                String job = begin();
                do {
                    try (Caller another = Caller.of(ringingNumber.number())) {
                        assertThat(another.hangUp()).isEqualTo(200);
                    }
                } while (UNFINISHED.contains(status(job)));
                assertThat(status(job)).isEqualTo("SUCCESS");
                hearsMore(annsEnd);
                hearsMore(call.audio());
            }

            double said = call.audio().sent() - saidBefore;
            assertThat((annsEnd.received() - heardBefore) / said).isGreaterThan(HEARD_AT_LEAST);
            Awaitility.await().atMost(PATIENCE).until(() -> bob.calls().isEmpty());
            assertThat(ann.calls()).hasSize(1);
            assertThat(call.hangUp()).isEqualTo(200);
            Awaitility.await().atMost(PATIENCE).until(() -> ann.calls().isEmpty());
        }
    }

    @Test
    void a_call_that_rings_through_an_apply_is_picked_up_after_it() {
        try (Callee bob = Callee.thatRings(ringing.port())) {
            CompletableFuture<Caller> call = CompletableFuture.supplyAsync(() -> Caller.of(ringingNumber.number()));
            Awaitility.await().atMost(PATIENCE).until(bob::isRinging);

            String job = begin();
            Awaitility.await().atMost(PATIENCE).until(() -> !UNFINISHED.contains(status(job)));
            assertThat(status(job)).isEqualTo("SUCCESS");
            assertThat(call).isNotDone();
            bob.picksUp();

            try (Caller caller = call.join()) {
                hearsMore(caller.audio());
                hearsMore(bob.calls().values().iterator().next());
                assertThat(caller.hangUp()).isEqualTo(200);
            }
        }
    }

    private static String begin() {
        Applies.awaitNoneRunning();
        Answer job =
                platformAdmin().post("/api/v1/apply", Map.of("force", true)).expect(202);
        return job.text("id");
    }

    private static String status(String job) {
        return platformAdmin().get("/api/v1/apply/jobs/" + job).expect(200).text("status");
    }

    private static void hearsMore(Audio end) {
        int before = end.received();
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> end.received() >= before + SOME_PACKETS);
    }
}
