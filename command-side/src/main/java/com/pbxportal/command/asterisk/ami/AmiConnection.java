package com.pbxportal.command.asterisk.ami;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A logged-in connection that asks one question after the other. An answer is read as fast as its entries are taken,
 * and never collected on the way. Nothing comes that was not asked for, unless it was opened for events.
 */
final class AmiConnection implements AutoCloseable {

    private static final String GREETING = "Asterisk Call Manager/";

    /** After so long without any event a sign of life is asked for. */
    private static final Duration QUIET = Duration.ofSeconds(30);

    private final AmiProperties properties;
    private final Socket socket;
    private final AmiLines lines;
    private String action = "";
    private int questions;
    private Duration patience = Duration.ZERO;
    private Duration silence = Duration.ZERO;
    private long deadline;

    private AmiConnection(AmiProperties properties, Socket socket) throws IOException {
        this.properties = properties;
        this.socket = socket;
        this.lines = new AmiLines(socket);
    }

    /** @throws AsteriskUnreachable if Asterisk does not let the portal in */
    static AmiConnection open(AmiProperties properties) {
        return openFor("off", properties);
    }

    /**
     * One on which nothing is asked.
     *
     * @param events the classes of events that come, or off
     * @throws AsteriskUnreachable if Asterisk does not let the portal in
     */
    static AmiConnection openFor(String events, AmiProperties properties) {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(properties.host(), properties.port()), (int)
                    properties.connectTimeout().toMillis());
            AmiConnection connection = new AmiConnection(properties, socket);
            connection.login(events);
            return connection;
        } catch (IOException | RuntimeException e) {
            close(socket);
            throw switch (e) {
                case AsteriskRefused refused -> new AccountRefused(properties.user(), refused);
                case RuntimeException other when !(other instanceof TornAnswer) -> other;
                default -> new AsteriskUnreachable("Cannot connect to Asterisk AMI", e);
            };
        }
    }

    private void login(String events) throws IOException {
        begin("Login", properties.timeout());
        if (!lines.next(deadline, silence).startsWith(GREETING)) {
            throw new IOException("Not Asterisk's manager interface");
        }
        ask("Login", Map.of("Username", properties.user(), "Secret", properties.secret(), "Events", events));
    }

    /** The next line of what comes without being asked for, however long it takes. */
    String line() throws IOException {
        try {
            return lines.next(System.nanoTime() + QUIET.toNanos(), QUIET);
        } catch (SocketTimeoutException e) {
            begin("Ping", properties.timeout());
            send(Map.of());
            return lines.next(deadline, silence);
        }
    }

    /** A question that is answered with one packet. */
    AmiPacket ask(String question, Map<String, String> fields) {
        return ask(question, fields, properties.timeout());
    }

    private AmiPacket ask(String question, Map<String, String> fields, Duration longest) {
        begin(question, longest);
        send(fields);
        AmiPacket response = next();
        if (response.has("Response", "Error")) {
            throw new AsteriskRefused("Asterisk refused " + question + ": " + response.get("Message"));
        }
        if (!response.has("Response", "Success")) {
            throw TornAnswer.to(question, "its beginning is missing");
        }
        return response;
    }

    /**
     * A question that is answered with a list.
     *
     * @param entries is given each entry as it comes
     * @return the packet at its end
     * @throws TornAnswer if that counts other entries than came
     */
    AmiPacket list(AmiList list, Map<String, String> fields, Duration longest, Consumer<AmiPacket> entries) {
        AmiPacket response = ask(list.action(), fields, longest);
        if (!response.has("EventList", "start")) {
            throw TornAnswer.to(action, "its beginning is missing");
        }
        silence = properties.timeout();
        int count = 0;
        AmiPacket packet = next();
        for (; !packet.has("Event", list.end()); packet = next()) {
            list.requireEntry(packet);
            entries.accept(packet);
            count++;
        }
        requireCount(packet.number("ListItems"), count);
        return packet;
    }

    void requireCount(int told, int came) {
        if (told != came) {
            throw TornAnswer.to(action, String.format(Locale.ROOT, "%,d of %,d entries", came, told));
        }
    }

    /** After an answer that it could not send as a whole, Asterisk answers nothing more. */
    void ping() {
        String answered = action;
        try {
            ask("Ping", Map.of());
        } catch (TornAnswer e) {
            throw TornAnswer.to(answered, "Asterisk ended the connection after it");
        }
    }

    private void begin(String question, Duration longest) {
        action = question;
        patience = longest;
        silence = longest;
        deadline = System.nanoTime() + longest.toNanos();
    }

    private void send(Map<String, String> fields) {
        StringBuilder text = new StringBuilder("Action: " + action + "\r\nActionID: " + ++questions + "\r\n");
        fields.forEach((field, value) -> {
            if (value.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("A control character in " + field);
            }
            text.append(field).append(": ").append(value).append("\r\n");
        });
        try {
            socket.getOutputStream().write(text.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw TornAnswer.to(action, "the connection broke");
        }
    }

    private AmiPacket next() {
        AmiPacket packet = new AmiPacket(action);
        try {
            String line = lines.next(deadline, silence);
            while (!line.isEmpty() || packet.isEmpty()) {
                if (!line.isEmpty()) {
                    packet.add(line);
                }
                line = lines.next(deadline, silence);
            }
        } catch (SocketTimeoutException e) {
            throw System.nanoTime() < deadline
                    ? TornAnswer.to(action, "Asterisk fell silent within it")
                    : new AsteriskUnreachable("Asterisk AMI did not answer within " + patience.toSeconds() + " s", e);
        } catch (IOException e) {
            throw TornAnswer.to(action, "the connection broke within it");
        }
        if (!packet.has("ActionID", Integer.toString(questions))) {
            throw TornAnswer.to(action, "a piece of it belongs to no question");
        }
        return packet;
    }

    @Override
    public void close() {
        close(socket);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // Then it is not open any more either.
        }
    }
}
