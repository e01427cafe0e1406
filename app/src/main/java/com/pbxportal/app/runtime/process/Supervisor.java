package com.pbxportal.app.runtime.process;

import com.pbxportal.app.runtime.instance.Progress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Starts servers again that have ended without being told to: the portal is told to run, and they are a part of it. */
public final class Supervisor {

    /** How one of our servers is started, also where it has run before. */
    @FunctionalInterface
    public interface Start {
        void start() throws Exception;
    }

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final Children children;
    private final Progress progress;
    private final Map<String, Start> starts = new ConcurrentHashMap<>();

    public Supervisor(Children children, Progress progress) {
        this.children = children;
        this.progress = progress;
    }

    /** Starts it for the first time, and knows from then on how that is done. */
    public void start(String name, Start start) throws Exception {
        start.start();
        starts.put(name, start);
    }

    /** From now on, until the children are told to end. */
    public void watch() {
        starts.forEach((name, start) -> Thread.ofVirtual().name("watch " + name).start(() -> keep(name, start)));
    }

    private void keep(String name, Start start) {
        Duration pause = FIRST_PAUSE;
        try {
            while (true) {
                long begun = System.nanoTime();
                String end = children.awaitEnd(name);
                if (children.refusesMore()) {
                    return;
                }
                boolean livedLong = System.nanoTime() - begun > LONGEST_PAUSE.toNanos();
                pause = livedLong ? FIRST_PAUSE : pause;
                progress.say("  " + end + ". It is started again");
                Thread.sleep(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
                startAgain(name, start);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void startAgain(String name, Start start) throws InterruptedException {
        try {
            start.start();
            progress.say("  " + name + " runs again");
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            if (!children.refusesMore()) {
                progress.say("  " + name + " could not be started again: " + e.getMessage());
            }
        }
    }
}
