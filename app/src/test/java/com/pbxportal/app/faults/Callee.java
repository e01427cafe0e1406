package com.pbxportal.app.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A telephone that picks up every call, at once if it is not told to ring, and talks until the other side hangs up. */
final class Callee implements AutoCloseable {

    private static final String HERE = "127.0.0.1";

    private final DatagramSocket socket;
    private final Map<String, Audio> calls = new ConcurrentHashMap<>();
    private volatile boolean rings;
    private volatile @Nullable Rung rung;

    private record Rung(SipMessage invitation, SocketAddress by) {}

    static Callee thatRings(int port) {
        Callee callee = new Callee(port);
        callee.rings = true;
        return callee;
    }

    Callee(int port) {
        try {
            socket = new DatagramSocket(new InetSocketAddress(HERE, port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::listen);
    }

    /** Of the calls that are up now. */
    Map<String, Audio> calls() {
        return calls;
    }

    boolean isRinging() {
        return rung != null;
    }

    /** The call for which it rings. */
    void picksUp() {
        Rung now = Objects.requireNonNull(rung);
        rings = false;
        try {
            send(answer(now.invitation()), now.by());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        byte[] bytes = new byte[65_535];
        while (!socket.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(bytes, bytes.length);
                socket.receive(packet);
                SipMessage message =
                        new SipMessage(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8));
                if (rings && message.isRequest("INVITE")) {
                    rung = new Rung(message, packet.getSocketAddress());
                    send(message.answer("180 Ringing", "callee", contact(), ""), packet.getSocketAddress());
                } else {
                    send(answer(message), packet.getSocketAddress());
                }
            } catch (IOException e) {
                return;
            }
        }
    }

    private void send(String answer, SocketAddress to) throws IOException {
        if (!answer.isEmpty()) {
            byte[] reply = answer.getBytes(StandardCharsets.UTF_8);
            socket.send(new DatagramPacket(reply, reply.length, to));
        }
    }

    private String contact() {
        return "Contact: <sip:phone@" + HERE + ":" + socket.getLocalPort() + ">\r\n";
    }

    private String answer(SipMessage message) {
        String call = message.header("Call-ID");
        if (message.isRequest("INVITE")) {
            Audio audio = calls.computeIfAbsent(call, id -> {
                Audio fresh = new Audio(HERE, 2);
                fresh.sendTo(message.mediaPort());
                return fresh;
            });
            return message.answer(
                    "200 OK",
                    "callee",
                    contact() + "Content-Type: application/sdp\r\n",
                    SipMessage.description(HERE, audio.port()));
        }
        if (message.isRequest("BYE")) {
            Audio over = calls.remove(call);
            if (over != null) {
                over.close();
            }
        }
        return message.status() > 0 || message.isRequest("ACK") ? "" : message.answer("200 OK", "callee", "", "");
    }

    @Override
    public void close() {
        socket.close();
        calls.values().forEach(Audio::close);
    }
}
