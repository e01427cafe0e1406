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
import java.util.stream.Stream;

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
            return replace("address", silent(own.stream().filter(Connection::isIdle)));
        }
        return open < inAll || replace("all", givesWayTo(proxy ? 0 : silent(own), own));
    }

    /**
     * Of the address that keeps us waiting with the most, one that has nothing to say; where each of those has, of the
     * next. What we work at does not count: it ends by itself, and who is answered slowly has more of it.
     *
     * @param has so many of the newcomer's own keep us waiting and have nothing to say
     */
    private Optional<Connection> givesWayTo(int has, Collection<Connection> own) {
        Optional<Connection> spoken = Optional.empty();
        for (int most = largestBelow(Integer.MAX_VALUE); most > has; most = largestBelow(most)) {
            List<Connection> candidates =
                    ofAddressesWith(most).filter(this::mayGo).toList();
            Optional<Connection> silent = silent(candidates.stream());
            if (silent.isPresent()) {
                return silent;
            }
            spoken = spoken.or(() -> candidates.stream().min(LONGEST_WAITING));
        }
        return spoken.or(() -> silent(own.stream().filter(Connection::isIdle)));
    }

    private int silent(Collection<Connection> own) {
        return (int) own.stream()
                .filter(this::mayGo)
                .filter(connection -> !connection.hasSpoken())
                .count();
    }

    private int largestBelow(int size) {
        return byAddress.values().stream()
                .mapToInt(this::waiting)
                .filter(those -> those < size)
                .max()
                .orElse(0);
    }

    private int waiting(Collection<Connection> those) {
        return (int) those.stream().filter(this::mayGo).count();
    }

    private Stream<Connection> ofAddressesWith(int size) {
        return byAddress.values().stream()
                .filter(those -> waiting(those) == size)
                .flatMap(Set::stream);
    }

    /** Not sorted: what they are compared by changes meanwhile. */
    private static Optional<Connection> silent(Stream<Connection> those) {
        List<Connection> left = new ArrayList<>(those.toList());
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
