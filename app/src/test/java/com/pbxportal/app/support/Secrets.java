package com.pbxportal.app.support;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Every password that the tests of this run have used or were shown, so that one can look for them everywhere. */
public final class Secrets {

    private static final List<String> KNOWN = new CopyOnWriteArrayList<>();
    private static final AtomicInteger NEXT = new AtomicInteger(1);

    private Secrets() {}

    public static String password() {
        return remember("correct-horse-battery-" + NEXT.getAndIncrement());
    }

    public static String remember(String secret) {
        KNOWN.add(secret);
        return secret;
    }

    public static List<String> known() {
        return List.copyOf(KNOWN);
    }
}
