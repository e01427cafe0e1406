package com.pbxportal.app.abuse;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Who is attacked, until when, and how much it has had to take. */
final class Target {

    private final String host;
    private final int port;
    private final long end;
    private final LongAdder connections = new LongAdder();
    private final LongAdder bytes = new LongAdder();

    Target(String host, int port, long end) {
        this.host = host;
        this.port = port;
        this.end = end;
    }

    String host() {
        return host;
    }

    int port() {
        return port;
    }

    boolean isOver() {
        return System.nanoTime() >= end;
    }

    /** Until the end; at least one, as 0 would be for ever. */
    int millisLeft() {
        return (int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()));
    }

    void connected() {
        connections.increment();
    }

    void sent(long count) {
        bytes.add(count);
    }

    long connections() {
        return connections.sum();
    }

    long kilobytes() {
        return bytes.sum() / 1000;
    }
}
