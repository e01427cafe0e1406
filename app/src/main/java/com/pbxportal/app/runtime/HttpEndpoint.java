package com.pbxportal.app.runtime;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.stream.Stream;

/** Where the portal serves HTTP. On loopback unless told otherwise: the development login is known to everybody. */
record HttpEndpoint(String address, int port, boolean encrypted) {

    private static final String LOOPBACK = "127.0.0.1";
    private static final int DEFAULT_PORT = 8000;

    static HttpEndpoint of(Settings settings) {
        boolean encrypted = Stream.of("server.ssl.certificate", "server.ssl.key-store", "server.ssl.bundle")
                .anyMatch(name -> settings.find(name).isPresent());
        return new HttpEndpoint(
                settings.get(Settings.ADDRESS, LOOPBACK), settings.port(Settings.PORT, DEFAULT_PORT), encrypted);
    }

    /** Before anything has been started: what fails late fails dearly. */
    void requireFree() {
        if (port == 0) {
            return;
        }
        try {
            Ports.obstacle(InetAddress.getByName(address), port).ifPresent(reason -> {
                throw new StartRefused("cannot listen on " + address + " port " + port + ": " + reason
                        + " (choose another with --port)");
            });
        } catch (UnknownHostException e) {
            throw new StartRefused(
                    Settings.variable(Settings.ADDRESS) + " is '" + address + "', which is no address", e);
        }
    }

    String url() {
        boolean here = address.equals(LOOPBACK) || address.equals("0.0.0.0") || address.equals("::");
        return (encrypted ? "https" : "http") + "://" + (here ? "localhost" : address) + ":" + port;
    }
}
