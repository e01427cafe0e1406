package com.pbxportal.app.web.connection;

import com.pbxportal.shared.identity.AddressKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Who has how many connections, and who gets one more. An address at its cap gives up one that idles, if it has one.
 * When all are taken, who keeps us waiting with fewer takes the place of who does with more: however many addresses somebody attacks from, a
 * client with one connection gets its own.
 */
public final class Connections {

    /** Of {@link System#nanoTime} only differences count. */
    private static final Comparator<Connection> LONGEST_WAITING = Comparator.comparing(Connection::isIdle)
            .reversed()
            .thenComparing((one, other) -> Long.signum(one.waitingSince() - other.waitingSince()));

    /** A call of the kernel for each, while nobody else is let in. */
    private static final int MOST_ASKED_ABOUT = 8;

    private final int inAll;
    private final int perAddress;
    private final Predicate<String> isProxy;
    private final Refused refused;
    private final Map<String, Set<Connection>> byAddress = new HashMap<>();
    private int open;

    /** Told of each connection that is not let in, or has to go: counted, and never logged one by one. */
    public interface Refused {

        /** @param cause {@code address} or {@code all}: whose cap was reached */
        void count(String cause, boolean tookPlace);
    }

    /** @param isProxy whose connections are many clients', so that their address has no cap */
    public Connections(int inAll, int perAddress, Predicate<String> isProxy, Refused refused) {
        this.inAll = inAll;
        this.perAddress = perAddress;
        this.isProxy = isProxy;
        this.refused = refused;
    }

    /** Makes room for one of this address if there is a way. */
    synchronized boolean admits(String address) {
        boolean proxy = isProxy.test(address);
        Collection<Connection> own = byAddress.getOrDefault(AddressKey.of(address), Set.of());
        if (!proxy && own.size() >= perAddress) {
            return replace("address", silent(idle(own)));
        }
        return open < inAll || replace("all", givesWayTo(proxy ? 0 : silentOf(own), own));
    }

    /**
     * Of the address that keeps us waiting with the most, one that has nothing to say; where each of those has, of the
     * next. What we work at does not count: it ends by itself, and who is answered slowly has more of it.
     *
     * @param has so many of the newcomer's own keep us waiting and have nothing to say
     */
    private Optional<Connection> givesWayTo(int has, Collection<Connection> own) {
        Optional<Connection> spoken = Optional.empty();
        for (Most most = most(Integer.MAX_VALUE); most.each() > has; most = most(most.each())) {
            List<Connection> candidates = most.connections();
            Optional<Connection> silent = silent(candidates);
            if (silent.isPresent()) {
                return silent;
            }
            spoken = spoken.or(() -> candidates.stream().min(LONGEST_WAITING));
        }
        return spoken.or(() -> silent(idle(own)));
    }

    /**
     * The connections that keep us waiting, of those addresses that have most of them.
     *
     * @param each so many each of these addresses has
     */
    private record Most(int each, List<Connection> connections) {}

    /** Once through all there are, and without streams: an attacker has it done thousands of times a second. */
    private Most most(int below) {
        int most = 0;
        List<Connection> connections = new ArrayList<>();
        for (Set<Connection> those : byAddress.values()) {
            int before = connections.size();
            for (Connection connection : those) {
                if (mayGo(connection)) {
                    connections.add(connection);
                }
            }
            int waiting = connections.size() - before;
            if (waiting < most || waiting >= below) {
                connections.subList(before, connections.size()).clear();
            } else if (waiting > most) {
                connections.subList(0, before).clear();
                most = waiting;
            }
        }
        return new Most(most, connections);
    }

    private int silentOf(Collection<Connection> own) {
        return (int) own.stream()
                .filter(this::mayGo)
                .filter(connection -> !connection.hasSpoken())
                .count();
    }

    private static List<Connection> idle(Collection<Connection> own) {
        return own.stream().filter(Connection::isIdle).toList();
    }

    /** Not sorted: what they are compared by changes meanwhile. */
    private static Optional<Connection> silent(List<Connection> those) {
        List<Connection> left = new ArrayList<>(those);
        for (int asked = 0; asked < MOST_ASKED_ABOUT && !left.isEmpty(); asked++) {
            Connection longest = Collections.min(left, LONGEST_WAITING);
            if (!longest.hasSpoken()) {
                return Optional.of(longest);
            }
            left.remove(longest);
        }
        return Optional.empty();
    }

    private boolean mayGo(Connection connection) {
        return connection.isWaiting() && !isProxy.test(connection.address());
    }

    private boolean replace(String cause, Optional<Connection> goes) {
        goes.ifPresent(connection -> {
            leaves(connection);
            connection.end();
        });
        refused.count(cause, goes.isPresent());
        return goes.isPresent();
    }

    synchronized void enters(Connection connection) {
        if (byAddress
                .computeIfAbsent(AddressKey.of(connection.address()), key -> new LinkedHashSet<>())
                .add(connection)) {
            open++;
        }
    }

    /** Also a second time: who had to go has left already. */
    synchronized void leaves(Connection connection) {
        String key = AddressKey.of(connection.address());
        Set<Connection> those = byAddress.get(key);
        if (those != null && those.remove(connection)) {
            open--;
            if (those.isEmpty()) {
                byAddress.remove(key);
            }
        }
    }

    public synchronized int open() {
        return open;
    }

    /** Those with a request under way. */
    public synchronized int busy() {
        return (int) byAddress.values().stream()
                .flatMap(Set::stream)
                .filter(connection -> !connection.isIdle())
                .count();
    }

    /** Threads enough for as many: a client that keeps its thread waiting takes nobody's. */
    public int most() {
        return inAll;
    }
}
