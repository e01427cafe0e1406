package com.pbxportal.command.asterisk.ami;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Speaks AMI as a test wants it: whole, torn, or not at all. */
final class FakeManager implements AutoCloseable {

    static final String SECRET = "only-asterisk-knows";

    /** Stands for the number of the question in what is answered. */
    static final String ID = "<id>";

    interface Reply {
        /** @return whether the connection goes on */
        boolean write(OutputStream out, String id) throws IOException;
    }

    private final ServerSocket server;
    private final Map<String, Deque<Reply>> replies = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    FakeManager() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reply("Ping", text("Response: Success", "ActionID: " + ID, "Ping: Pong"));
        Thread.ofVirtual().start(this::accept);
    }

    Asterisk asterisk() {
        return new Asterisk(properties());
    }

    AmiProperties properties() {
        return new AmiProperties(
                "127.0.0.1",
                server.getLocalPort(),
                "portal",
                SECRET,
                Duration.ofSeconds(20),
                Duration.ofSeconds(20),
                Duration.ofSeconds(20));
    }

    /** One after the other; the last one for ever. */
    void reply(String action, Reply... inTurn) {
        replies.put(action, new ArrayDeque<>(List.of(inTurn)));
    }

    /** A packet, in the lines that Asterisk sends. */
    static String packet(String... lines) {
        return String.join("\r\n", lines) + "\r\n\r\n";
    }

    static Reply text(String... lines) {
        return raw(packet(lines));
    }

    static Reply raw(String text) {
        return (out, id) -> {
            out.write(text.replace(ID, id).getBytes(StandardCharsets.UTF_8));
            return true;
        };
    }

    static Reply andClose(Reply reply) {
        return (out, id) -> {
            reply.write(out, id);
            return false;
        };
    }

    /** How often it was asked for. */
    long asked(String action) {
        return asked.stream().filter(action::equals).count();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> talk(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (client;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
            OutputStream out = client.getOutputStream();
            out.write("Asterisk Call Manager/11.0.0\r\n".getBytes(StandardCharsets.UTF_8));
            Map<String, String> question = next(in);
            while (!question.isEmpty() && answer(question, out)) {
                question = next(in);
            }
        } catch (IOException e) {
            // The other side has gone.
        }
    }

    private boolean answer(Map<String, String> question, OutputStream out) throws IOException {
        String action = question.getOrDefault("Action", "");
        String id = question.getOrDefault("ActionID", "");
        asked.add(action);
        if (action.equals("Login")) {
            boolean letIn = SECRET.equals(question.get("Secret"));
            return text("Response: " + (letIn ? "Success" : "Error"), "ActionID: " + id, "Message: so it is")
                            .write(out, id)
                    && letIn;
        }
        Deque<Reply> left = replies.getOrDefault(action, new ArrayDeque<>());
        Reply reply = left.size() > 1 ? left.poll() : left.peek();
        return reply == null || reply.write(out, id);
    }

    private static Map<String, String> next(BufferedReader in) throws IOException {
        Map<String, String> fields = new HashMap<>();
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            int colon = line.indexOf(": ");
            fields.put(line.substring(0, colon), line.substring(colon + 2));
        }
        return fields;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
