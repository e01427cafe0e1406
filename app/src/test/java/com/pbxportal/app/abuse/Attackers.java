package com.pbxportal.app.abuse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/**
 * The program that attacks: {@code Attackers host port end trick=number@addresses …}. So many of each trick at the
 * same time, from so many addresses, again and again until the end (milliseconds since 1970); then it says what came of it. It knows
 * nothing but the JDK, so that it is there at once.
 */
final class Attackers {

    /** Who holds on to the end knows it a little later. */
    private static final long MILLIS_TO_TELL = 600;

    private static final long PAUSE_OF_WHO_IS_REFUSED_MILLIS = 50;

    private final Target target;
    private final Map<String, LongAdder> outcomes = new ConcurrentHashMap<>();

    private Attackers(Target target) {
        this.target = target;
    }

    public static void main(String[] words) throws InterruptedException {
        long end = System.nanoTime()
                + TimeUnit.MILLISECONDS.toNanos(Long.parseLong(words[2]) - System.currentTimeMillis());
        Attackers attackers = new Attackers(new Target(words[0], Integer.parseInt(words[1]), end));
        for (Group group : groups(Arrays.asList(words).subList(3, words.length))) {
            attackers.send(group);
        }
        TimeUnit.NANOSECONDS.sleep(end - System.nanoTime());
        Thread.sleep(MILLIS_TO_TELL);
        System.out.println(attackers.report());
        System.exit(0);
    }

    /** So many who do the same, of whom some share an address. */
    private record Group(Trick trick, int number, int addresses) {}

    private static List<Group> groups(List<String> words) {
        List<Group> groups = new ArrayList<>();
        for (String word : words) {
            String[] parts = word.split("[=@]");
            groups.add(new Group(
                    Trick.valueOf(parts[0]),
                    Integer.parseInt(parts[1]),
                    parts.length > 2 ? Integer.parseInt(parts[2]) : 1));
        }
        return groups;
    }

    private void send(Group group) {
        for (int who = 0; who < group.number; who++) {
            int number = who;
            Thread.startVirtualThread(() -> attackUntilTheEnd(group.trick, number, number % group.addresses));
        }
    }

    private void attackUntilTheEnd(Trick trick, int who, int address) {
        while (!target.isOver()) {
            String outcome;
            try (Line line = new Line(target, address)) {
                outcome = trick.play(line, who);
            } catch (Exception e) {
                outcome = e.getClass().getSimpleName() + " " + e.getMessage();
                pause();
            }
            outcomes.computeIfAbsent(outcome, any -> new LongAdder()).increment();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_OF_WHO_IS_REFUSED_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String report() {
        return target.connections() + " connections, " + target.kilobytes() + " kB: "
                + new TreeMap<>(outcomes)
                        .entrySet().stream()
                                .map(outcome -> outcome.getValue() + " x " + outcome.getKey())
                                .collect(Collectors.joining(", "));
    }
}
