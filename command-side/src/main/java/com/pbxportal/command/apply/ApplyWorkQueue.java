package com.pbxportal.command.apply;

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
 * The applies that have not ended, each leased to one worker at a time. A lease carries a number that grows, so that
 * a worker that lost its lease without noticing is refused wherever it still wants to write.
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

    void add(ApplyJobId job) {
        jdbc.sql("INSERT INTO command.apply_work (job_id) VALUES (?)")
                .param(job.value())
                .update();
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

    Optional<Lease> lease(String worker) {
        return jdbc.sql("""
                UPDATE command.apply_work
                SET leased_by = :worker, leased_until = now() + make_interval(secs => :seconds),
                    fence = nextval('command.apply_fence'), waiting_since = now(), ready = true
                WHERE job_id = (
                    SELECT job_id FROM command.apply_work
                    WHERE leased_until < now()
                      AND (ready OR waiting_since < now() - make_interval(secs => :patience))
                    ORDER BY requested_at LIMIT 1
                    FOR UPDATE SKIP LOCKED)
                RETURNING job_id, fence, requested_at < now() - make_interval(secs => :deadline) AS overdue""")
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
