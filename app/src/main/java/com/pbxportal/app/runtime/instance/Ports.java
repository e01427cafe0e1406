package com.pbxportal.app.runtime.instance;

import java.io.IOException;
import java.io.Reader;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/** The ports of one instance: once chosen they stay the same, as long as nobody else has taken them. */
public final class Ports {

    // Below the range from which the kernel takes the ports of outgoing connections.
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;
    private static final int ATTEMPTS = 100;

    private final Path file;
    private final Map<String, Integer> taken = new HashMap<>();
    private final Properties kept = new Properties();

    public Ports(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                kept.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                kept.clear(); // losing them only means choosing again
            }
        }
    }

    /** The port of the last time if it is still free, else the wanted one if that is, else any. */
    public synchronized int take(String name, int wanted) {
        int port = free(remembered(name)) ? remembered(name) : free(wanted) ? wanted : any();
        taken.put(name, port);
        kept.setProperty(name, Integer.toString(port));
        DataDirectory.writePrivately(
                file,
                kept.stringPropertyNames().stream()
                        .sorted()
                        .map(key -> key + "=" + kept.getProperty(key) + "\n")
                        .collect(Collectors.joining()));
        return port;
    }

    int remembered(String name) {
        String port = kept.getProperty(name, "0");
        return port.matches("\\d{1,5}") ? Integer.parseInt(port) : 0;
    }

    private int any() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (free(port)) {
                return port;
            }
        }
        throw new StartRefused("found no free port between " + LOWEST + " and " + HIGHEST);
    }

    private boolean free(int port) {
        return port > 0
                && port <= 65_535
                && !taken.containsValue(port)
                && obstacle(InetAddress.getLoopbackAddress(), port).isEmpty()
                && isFreeForDatagrams(port);
    }

    /** Why nobody can listen there now, if so. */
    static Optional<String> obstacle(InetAddress address, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(address, port));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static boolean isFreeForDatagrams(int port) {
        try (DatagramSocket socket = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
