package com.pbxportal.command.apply.work;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Asking again until there is an answer, for so long. */
final class Patience {

    private Patience() {}

    static <T> Optional<T> await(Duration longest, Duration interval, Supplier<Optional<T>> question) {
        long deadline = System.nanoTime() + longest.toNanos();
        Optional<T> answer = question.get();
        try {
            while (answer.isEmpty() && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(interval.toMillis());
                answer = question.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return answer;
    }
}
