package com.pbxportal.app.abuse;

import java.util.List;

/** What a normal client saw while something went on, and the load balancer beside it. */
record Observation(List<Sight> requests, List<Sight> healths) {

    List<Sight> problems() {
        return requests.stream().filter(sight -> !sight.isGood()).toList();
    }

    /** Nineteen of twenty requests took no longer, in milliseconds. */
    long p95() {
        List<Long> times = requests.stream().map(Sight::millis).sorted().toList();
        return times.isEmpty() ? 0 : times.get((int) Math.ceil(times.size() * 0.95) - 1);
    }

    long slowest() {
        return requests.stream().mapToLong(Sight::millis).max().orElse(0);
    }

    long slowestHealth() {
        return healths.stream().mapToLong(Sight::millis).max().orElse(0);
    }

    @Override
    public String toString() {
        return requests.size() + " requests, " + problems().size() + " problems, p95 " + p95() + " ms, slowest "
                + slowest() + " ms; health " + slowestHealth() + " ms";
    }
}
