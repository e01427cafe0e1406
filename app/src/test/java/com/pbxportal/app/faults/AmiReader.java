package com.pbxportal.app.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The test's own questions to Asterisk, with nothing in common with those of the portal. */
final class AmiReader implements AutoCloseable {

    static final String USER = "portal";
    private static final int TIMEOUT_MILLIS = 20_000;

    private final Socket socket = new Socket();
    private final BufferedReader answers;

    AmiReader(int port, String secret) throws IOException {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        send("Login", "Username: " + USER, "Secret: " + secret);
        // Sent to everybody who logs in after the boot, and to those who wait when it ends.
        for (Map<String, String> block = next(); !"FullyBooted".equals(block.get("Event")); block = next()) {
            if ("Error".equals(block.get("Response"))) {
                throw new IOException(String.valueOf(block));
            }
        }
    }

    static AmiReader of(int port, String secret) {
        try {
            return new AmiReader(port, secret);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The events that answer it, each as its fields. */
    List<Map<String, String>> list(String action) {
        try {
            send(action);
            Stream.Builder<Map<String, String>> found = Stream.builder();
            for (Map<String, String> block = next(); ; block = next()) {
                if ("Complete".equals(block.get("EventList")) || "Error".equals(block.get("Response"))) {
                    return found.build().toList();
                }
                if (block.containsKey("Event") && block.containsKey("ActionID")) {
                    block.remove("ActionID");
                    found.add(block);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first answer alone. */
    Map<String, String> ask(String action, String... fields) {
        try {
            send(action, fields);
            Map<String, String> block = next();
            while (!block.containsKey("Response")) {
                block = next();
            }
            return block;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void send(String action, String... fields) throws IOException {
        String text = "Action: " + action + "\r\nActionID: test\r\n"
                + (fields.length == 0 ? "" : String.join("\r\n", fields) + "\r\n") + "\r\n";
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, String> next() throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String line = answers.readLine(); ; line = answers.readLine()) {
            if (line == null) {
                throw new IOException("Asterisk ended the connection");
            }
            if (line.isEmpty() && !fields.isEmpty()) {
                return fields;
            }
            int colon = line.indexOf(": ");
            if (colon > 0) {
                fields.put(line.substring(0, colon), line.substring(colon + 2));
            }
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
