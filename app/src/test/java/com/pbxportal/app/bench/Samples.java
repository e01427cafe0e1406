package com.pbxportal.app.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Measured values, for their median or a percentile. */
final class Samples {

    /** What is timed. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    private final List<Double> values = new ArrayList<>();

    static double secondsOf(Work work) throws Exception {
        long begun = System.nanoTime();
        work.run();
        return (System.nanoTime() - begun) / (double) TimeUnit.SECONDS.toNanos(1);
    }

    static double millisecondsOf(Work work) throws Exception {
        return secondsOf(work) * 1_000;
    }

    void add(double value) {
        values.add(value);
    }

    double median() {
        return percentile(50);
    }

    double worst() {
        return percentile(100);
    }

    /** The smallest value that so many percent of all do not exceed. */
    double percentile(int percent) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(Math.max(0, (int) Math.ceil(sorted.size() * percent / 100.0) - 1));
    }
}
