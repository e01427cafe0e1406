package com.pbxportal.command.apply.work;

import com.pbxportal.shared.apply.ApplyJobId;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The applies that have not ended, in the order in which they were asked for. The first is leased to one worker at a
 * time, and no other begins before it has ended: so applies never meet, and what a later one brings is never older. A
 * lease carries a number that grows, so that a worker that lost its lease without noticing is refused wherever it
 * still wants to write.
 */
@Component
class ApplyWorkQueue implements ApplyWork {

    /** So long the saga may take to decide; then a worker goes on by itself. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final JdbcClient jdbc;
    private final ApplyProperties properties;
    private final Semaphore news = new Semaphore(0);

    ApplyWorkQueue(JdbcClient jdbc, ApplyProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /** @param overdue the job has been running for longer than an apply may */
    record Lease(ApplyJobId job, long fence, boolean overdue) {}

    /** To the end of the line. Whoever comes next waits until this transaction is over, and has a newer snapshot. */
    void add(ApplyJobId job, boolean heals) {
        jdbc.sql("WITH queue AS (UPDATE command.apply_queue SET last_place = last_place + 1 RETURNING last_place)"
                        + " INSERT INTO command.apply_work (job_id, place, heals) SELECT ?, last_place, ? FROM queue")
                .params(job.value(), heals)
                .update();
    }

    /** Whether it is to bring back what was applied last before its turn had come. */
    boolean heals(ApplyJobId job) {
        return jdbc.sql("SELECT coalesce(bool_or(heals), false) FROM command.apply_work WHERE job_id = ?")
                .param(job.value())
                .query(Boolean.class)
                .single();
    }

    /** Its place among those that wait, the next one's is 1. Empty: it does not wait, or not any more. */
    Optional<Integer> placeOf(ApplyJobId job) {
        return jdbc.sql("""
                SELECT count(*) FROM command.apply_work AS waiting
                JOIN command.apply_work AS own ON waiting.place <= own.place
                WHERE own.job_id = ? AND own.begun_at IS NULL AND waiting.begun_at IS NULL
                HAVING count(*) > 0""").param(job.value()).query(Integer.class).optional();
    }

    /** @return for how long it has been there */
    Duration remove(ApplyJobId job) {
        return jdbc.sql("DELETE FROM command.apply_work WHERE job_id = ?"
                        + " RETURNING (extract(epoch FROM clock_timestamp() - requested_at) * 1000)::bigint")
                .param(job.value())
                .query(Long.class)
                .optional()
                .map(Duration::ofMillis)
                .orElse(Duration.ZERO);
    }

    @Override
    public void release(ApplyJobId job) {
        jdbc.sql("UPDATE command.apply_work SET ready = true WHERE job_id = ?")
                .param(job.value())
                .update();
        afterCommit(news::release);
    }

    /**
     * The first in line, and never another: what has begun is always the first, whatever it waits for. Two workers at
     * the same moment see the same one, and the row's lock lets one of them have it.
     */
    Optional<Lease> lease(String worker) {
        return jdbc.sql("""
                UPDATE command.apply_work
                SET leased_by = :worker, leased_until = now() + make_interval(secs => :seconds),
                    fence = nextval('command.apply_fence'), waiting_since = now(), ready = true,
                    begun_at = coalesce(begun_at, now())
                WHERE job_id = (SELECT job_id FROM command.apply_work ORDER BY place LIMIT 1)
                  AND leased_until < now()
                  AND (ready OR waiting_since < now() - make_interval(secs => :patience))
                  AND (begun_at IS NOT NULL OR NOT EXISTS (
                      SELECT FROM command.apply_queue WHERE paused_until > now() AND paused_after < place))
                RETURNING job_id, fence, begun_at < now() - make_interval(secs => :deadline) AS overdue""")
                .param("worker", worker)
                .param("seconds", properties.lease().toSeconds())
                .param("patience", PATIENCE.toSeconds())
                .param("deadline", properties.deadline().toSeconds())
                .query((row, n) -> new Lease(
                        new ApplyJobId(row.getObject("job_id", UUID.class)),
                        row.getLong("fence"),
                        row.getBoolean("overdue")))
                .optional();
    }

    /** @return false: the lease is somebody else's by now */
    boolean renew(Lease lease) {
        return jdbc.sql("UPDATE command.apply_work SET leased_until = now() + make_interval(secs => ?)"
                                + " WHERE job_id = ? AND fence = ?")
                        .params(properties.lease().toSeconds(), lease.job().value(), lease.fence())
                        .update()
                == 1;
    }

    /** From now on, and once the lease is given back, nobody goes on before the saga says so. */
    void awaitDecision(Lease lease) {
        jdbc.sql("UPDATE command.apply_work SET ready = false, waiting_since = now() WHERE job_id = ? AND fence = ?")
                .params(lease.job().value(), lease.fence())
                .update();
    }

    void giveBack(Lease lease) {
        jdbc.sql("UPDATE command.apply_work SET leased_until = '-infinity', leased_by = NULL"
                        + " WHERE job_id = ? AND fence = ?")
                .params(lease.job().value(), lease.fence())
                .update();
    }

    /** Returns at once when the saga has released work in this process, else after a while. */
    void awaitNews(Duration longest) throws InterruptedException {
        if (news.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            news.drainPermits();
        }
    }

    private static void afterCommit(Runnable action) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    action.run();
                }
            });
        } else {
            action.run();
        }
    }
}
