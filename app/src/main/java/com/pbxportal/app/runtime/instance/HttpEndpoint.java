package com.pbxportal.app.runtime.instance;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.stream.Stream;

/** Where the portal serves HTTP. On loopback unless told otherwise: the development login is known to everybody. */
public record HttpEndpoint(String address, int port, boolean encrypted) {

    private static final String LOOPBACK = "127.0.0.1";
    private static final int DEFAULT_PORT = 8000;
    private static final int LAST_PORT = 65_535;

    public static HttpEndpoint of(Settings settings) {
        boolean encrypted = Stream.of("server.ssl.certificate", "server.ssl.key-store", "server.ssl.bundle")
                .anyMatch(name -> settings.find(name).isPresent());
        return new HttpEndpoint(
                settings.get(Settings.ADDRESS, LOOPBACK), settings.port(Settings.PORT, DEFAULT_PORT), encrypted);
    }

    /** Before anything has been started: what fails late fails dearly. */
    public void requireFree(Settings settings) {
        requireFree(port, settings.isDevelopment() ? "--port" : Settings.variable(Settings.PORT));
    }

    private void requireFree(int wanted, String option) {
        if (wanted == 0) {
            return;
        }
        try {
            Ports.obstacle(InetAddress.getByName(address), wanted).ifPresent(reason -> {
                throw new StartRefused("cannot listen on " + address + " port " + wanted + ": " + reason
                        + " (choose another with " + option + ")");
            });
        } catch (UnknownHostException e) {
            throw new StartRefused(
                    Settings.variable(Settings.ADDRESS) + " is '" + address + "', which is no address", e);
        }
    }

    /** Where health has a port of its own: the next one, and in development another if somebody has that. */
    public int healthPort(Settings settings, Ports ports) {
        boolean told = settings.find(Settings.HEALTH_PORT).isPresent();
        if (!told && settings.isDevelopment()) {
            return ports.take("health", port == 0 ? 0 : port + 1);
        }
        int wanted = settings.port(Settings.HEALTH_PORT, port == 0 || port == LAST_PORT ? 0 : port + 1);
        requireFree(wanted, Settings.variable(Settings.HEALTH_PORT));
        return wanted;
    }

    /** Plain also where the portal speaks HTTPS. */
    public String healthUrl(String port) {
        return new HttpEndpoint(address, Integer.parseInt(port), false).url();
    }

    public String url() {
        boolean here = address.equals(LOOPBACK) || address.equals("0.0.0.0") || address.equals("::");
        return (encrypted ? "https" : "http") + "://" + (here ? "localhost" : address) + ":" + port;
    }
}
