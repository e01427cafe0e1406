package com.pbxportal.app.web.connection;

import com.pbxportal.shared.identity.AddressKey;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Who has how many connections, and who gets one more. An address at its cap gives up one that idles, if it has one.
 * When all are taken, who has fewer takes the place of who has more: however many addresses somebody attacks from, a
 * client with one connection gets its own.
 */
public final class Connections {

    /** Of {@link System#nanoTime} only differences count. */
    private static final Comparator<Connection> LONGEST_WAITING = Comparator.comparing(Connection::isIdle)
            .reversed()
            .thenComparing((one, other) -> Long.signum(one.waitingSince() - other.waitingSince()));

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
            return replace("address", own.stream().filter(Connection::isIdle));
        }
        return open < inAll || replace("all", giveWayTo(proxy ? 0 : own.size(), own));
    }

    private Stream<Connection> giveWayTo(int has, Collection<Connection> own) {
        int most = byAddress.values().stream()
                .filter(those -> those.stream().anyMatch(this::mayGo))
                .mapToInt(Set::size)
                .max()
                .orElse(0);
        return most > has
                ? byAddress.values().stream()
                        .filter(those -> those.size() == most)
                        .flatMap(Set::stream)
                        .filter(this::mayGo)
                : own.stream().filter(Connection::isIdle);
    }

    private boolean mayGo(Connection connection) {
        return connection.isWaiting() && !isProxy.test(connection.address());
    }

    private boolean replace(String cause, Stream<Connection> candidates) {
        Optional<Connection> goes = candidates.min(LONGEST_WAITING);
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
