package com.pbxportal.app.runtime.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Asks Asterisk's manager interface whether it accepts our account and has fully booted. */
record ManagerProbe(int port, String user, String secret) {

    private static final int TIMEOUT_MILLIS = 1_000;

    boolean isFullyBooted() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            String login = "Action: Login\r\nUsername: " + user + "\r\nSecret: " + secret + "\r\n\r\n";
            socket.getOutputStream().write(login.getBytes(StandardCharsets.UTF_8));
            BufferedReader answers =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            // Sent to everybody who logs in after the boot, and to those who wait when it ends.
            return answers.lines().anyMatch("Event: FullyBooted"::equals);
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }
}
