package com.pbxportal.app.support;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Several things at the same moment. */
public final class Together {

    private Together() {}

    /** Starts all when all are ready, and answers what each answered, in their order. */
    public static <T> List<T> run(List<Callable<T>> actions) {
        CyclicBarrier start = new CyclicBarrier(actions.size());
        try (ExecutorService threads = Executors.newFixedThreadPool(actions.size())) {
            List<Future<T>> running = new ArrayList<>();
            for (Callable<T> action : actions) {
                running.add(threads.submit(() -> {
                    start.await();
                    return action.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> result : running) {
                results.add(result.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @SafeVarargs
    public static <T> List<T> run(Callable<T>... actions) {
        return run(List.of(actions));
    }

    /** The same by several clients, each told which one it is. */
    public static <T> List<T> times(int clients, IntFunction<T> action) {
        return run(IntStream.range(0, clients)
                .<Callable<T>>mapToObj(client -> () -> action.apply(client))
                .toList());
    }

    public static List<Integer> statuses(List<Answer> answers) {
        return answers.stream().map(Answer::status).toList();
    }
}
