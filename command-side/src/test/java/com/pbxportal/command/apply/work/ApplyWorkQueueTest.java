package com.pbxportal.command.apply.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.command.PortalTest;
import com.pbxportal.command.apply.job.ApplyPause;
import com.pbxportal.command.apply.work.ApplyWorkQueue.Lease;
import com.pbxportal.shared.apply.ApplyJobId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class ApplyWorkQueueTest extends PortalTest {

    private static final ApplyJobId ACME = new ApplyJobId(new UUID(0, 3));
    private static final ApplyJobId GLOBEX = new ApplyJobId(new UUID(0, 2));
    private static final ApplyJobId PLATFORM = new ApplyJobId(new UUID(0, 1));

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private ApplyWorkQueue queue;
    private ApplyPause pause;

    @BeforeEach
    void nobodyWaits() {
        queue = queueOf(Duration.ofSeconds(10));
        pause = new ApplyPause(jdbc);
        jdbc.sql("DELETE FROM command.apply_work").update();
        pause.end();
    }

    @Test
    void who_asked_first_is_served_first_and_the_others_when_it_has_ended() {
        ask(ACME, GLOBEX, PLATFORM);

        assertThat(served()).isEqualTo(ACME);
        assertThat(served()).isEqualTo(GLOBEX);
        assertThat(served()).isEqualTo(PLATFORM);
        assertThat(queue.lease("a node")).isEmpty();
    }

    @Test
    void while_one_runs_nobody_has_another_carried_out_on_whichever_node() {
        ask(ACME, GLOBEX);

        Lease running = queue.lease("a node").orElseThrow();

        assertThat(running.job()).isEqualTo(ACME);
        assertThat(queueOf(Duration.ofSeconds(10)).lease("another node")).isEmpty();
    }

    @Test
    void workers_that_look_at_the_same_moment_do_not_get_two() throws Exception {
        for (int round = 0; round < 20; round++) {
            nobodyWaits();
            ask(ACME, GLOBEX, PLATFORM);
            CountDownLatch together = new CountDownLatch(1);
            List<CompletableFuture<Optional<Lease>>> nodes = IntStream.range(0, 4)
                    .mapToObj(node -> CompletableFuture.supplyAsync(() -> {
                        await(together);
                        return queue.lease("node " + node);
                    }))
                    .toList();
            together.countDown();

            assertThat(nodes.stream().map(CompletableFuture::join).flatMap(Optional::stream))
                    .singleElement()
                    .extracting(Lease::job)
                    .isEqualTo(ACME);
        }
    }

    @Test
    void what_has_begun_goes_on_before_others_begin_though_it_waits_for_a_decision() {
        ask(ACME, GLOBEX);
        Lease failed = queue.lease("a node").orElseThrow();
        queue.awaitDecision(failed);
        queue.giveBack(failed);

        assertThat(queue.lease("a node")).isEmpty();
        queue.release(ACME);
        assertThat(queue.lease("another node").orElseThrow().job()).isEqualTo(ACME);
    }

    @Test
    void what_a_dead_worker_left_behind_is_taken_up_before_others_begin() {
        ask(ACME, GLOBEX);
        queueOf(Duration.ZERO).lease("a node that dies");

        assertThat(queue.lease("another node").orElseThrow().job()).isEqualTo(ACME);
    }

    @Test
    void each_that_waits_has_a_place_and_the_next_one_is_the_first() {
        ask(ACME, GLOBEX, PLATFORM);
        assertThat(places()).containsExactly(Optional.of(1), Optional.of(2), Optional.of(3));

        queue.lease("a node");

        assertThat(places()).containsExactly(Optional.empty(), Optional.of(1), Optional.of(2));
    }

    @Test
    void the_time_that_an_apply_may_take_begins_with_its_turn() {
        ask(ACME);
        jdbc.sql("UPDATE command.apply_work SET requested_at = now() - interval '1 hour'")
                .update();
        Lease first = queue.lease("a node").orElseThrow();
        assertThat(first.overdue()).isFalse();
        queue.giveBack(first);
        jdbc.sql("UPDATE command.apply_work SET begun_at = now() - interval '1 hour'")
                .update();

        assertThat(queue.lease("a node").orElseThrow().overdue()).isTrue();
    }

    @Test
    void who_asks_has_a_place_once_all_before_have_theirs() {
        CompletableFuture<Void> second = new CompletableFuture<>();
        transaction.executeWithoutResult(deciding -> {
            queue.add(GLOBEX, false);
            second.completeAsync(() -> {
                ask(ACME);
                return null;
            });
            assertThat(second).isNotDone();
        });
        second.join();
        queue.release(GLOBEX);

        assertThat(served()).isEqualTo(GLOBEX);
        assertThat(served()).isEqualTo(ACME);
    }

    @Test
    void who_looks_at_what_runs_has_a_place_among_them() {
        ask(ACME);
        pause.ask();
        ask(GLOBEX);
        pause.ask();

        assertThat(served()).isEqualTo(ACME);
        assertThat(queue.lease("a node")).isEmpty();
        pause.end();
        assertThat(served()).isEqualTo(GLOBEX);
    }

    @Test
    void who_died_while_looking_holds_nobody_up_for_ever() {
        pause.ask();
        ask(ACME);
        assertThat(queue.lease("a node")).isEmpty();
        jdbc.sql("UPDATE command.apply_queue SET paused_until = now() - interval '1 second'")
                .update();

        assertThat(served()).isEqualTo(ACME);
    }

    private void ask(ApplyJobId... jobs) {
        for (ApplyJobId job : jobs) {
            queue.add(job, false);
            queue.release(job);
        }
    }

    private ApplyJobId served() {
        Lease lease = queue.lease("a node").orElseThrow();
        queue.remove(lease.job());
        return lease.job();
    }

    private List<Optional<Integer>> places() {
        return List.of(queue.placeOf(ACME), queue.placeOf(GLOBEX), queue.placeOf(PLATFORM));
    }

    private ApplyWorkQueue queueOf(Duration lease) {
        Duration minute = Duration.ofMinutes(1);
        return new ApplyWorkQueue(
                jdbc, new ApplyProperties(Path.of("x"), List.of(), minute, lease, minute, minute, minute, minute, 5));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
