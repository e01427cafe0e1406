package com.pbxportal.app.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A telephone that picks up every call at once and talks until the other side hangs up. */
final class Callee implements AutoCloseable {

    private static final String HERE = "127.0.0.1";

    private final DatagramSocket socket;
    private final Map<String, Audio> calls = new ConcurrentHashMap<>();

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

    private void listen() {
        byte[] bytes = new byte[65_535];
        while (!socket.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(bytes, bytes.length);
                socket.receive(packet);
                SipMessage message =
                        new SipMessage(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8));
                String answer = answer(message);
                if (!answer.isEmpty()) {
                    byte[] reply = answer.getBytes(StandardCharsets.UTF_8);
                    socket.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
                }
            } catch (IOException e) {
                return;
            }
        }
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
                    "Contact: <sip:phone@" + HERE + ":" + socket.getLocalPort()
                            + ">\r\nContent-Type: application/sdp\r\n",
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
