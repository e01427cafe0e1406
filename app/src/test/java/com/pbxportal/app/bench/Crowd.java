package com.pbxportal.app.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Clients that work side by side, each as fast as it is answered. */
final class Crowd {

    /** A client; one call of {@code work} is one operation. */
    interface Member extends AutoCloseable {

        void work() throws Exception;

        @Override
        default void close() throws Exception {}
    }

    private Crowd() {}

    /** Operations per second of all of them together. */
    static double rate(List<? extends Member> members, Duration time) throws Exception {
        long begun = System.nanoTime();
        long end = begun + time.toNanos();
        long operations = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(members.size())) {
            List<Future<Long>> counts = new ArrayList<>();
            for (Member member : members) {
                counts.add(threads.submit(() -> workUntil(end, member)));
            }
            for (Future<Long> count : counts) {
                operations += count.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
        return operations * (double) TimeUnit.SECONDS.toNanos(1) / (System.nanoTime() - begun);
    }

    private static long workUntil(long end, Member member) throws Exception {
        long operations = 0;
        while (System.nanoTime() < end) {
            member.work();
            operations++;
        }
        return operations;
    }

    /** Does a list of jobs, several at a time, for preparation. */
    static void share(int workers, List<? extends Samples.Work> jobs) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(workers)) {
            List<Future<?>> ends = new ArrayList<>();
            for (Samples.Work job : jobs) {
                ends.add(threads.submit(() -> {
                    job.run();
                    return null;
                }));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        }
    }
}
