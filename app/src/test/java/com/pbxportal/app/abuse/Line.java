package com.pbxportal.app.abuse;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** One connection of an attacker's. */
final class Line implements AutoCloseable {

    private static final int CONNECT_MILLIS = 5000;
    private static final int STATUS_LINE = "HTTP/1.1 200".length();

    /** As fast as who wants to hold on to something has to be. */
    private static final int TRICKLE_MILLIS = 500;

    private final Target target;
    private final int address;
    private final Socket socket = new Socket();

    /** @param address the how manieth of those that attackers come from */
    Line(Target target, int address) {
        this.target = target;
        this.address = address;
    }

    Line connect() throws IOException {
        if (!target.host().contains(":")) {
            socket.bind(new InetSocketAddress(
                    InetAddress.getByAddress(new byte[] {127, 1, (byte) (address / 250), (byte) (1 + address % 250)}),
                    0));
        }
        socket.connect(new InetSocketAddress(target.host(), target.port()), CONNECT_MILLIS);
        socket.setTcpNoDelay(true);
        target.connected();
        return this;
    }

    /** What is not read soon fills a window of a few hundred bytes. */
    Line connectWithSmallWindow() throws IOException {
        socket.setReceiveBufferSize(1);
        return connect();
    }

    Line send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    Line send(byte[] bytes) throws IOException {
        return send(bytes, bytes.length);
    }

    Line send(byte[] bytes, int length) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(bytes, 0, length);
        target.sent(length);
        return this;
    }

    /** The same again and again, slowly. */
    String trickle(String text) throws IOException, InterruptedException {
        return trickle(text, Integer.MAX_VALUE);
    }

    String trickle(String text, int times) throws IOException, InterruptedException {
        for (int time = 0; time < times && !target.isOver(); time++) {
            send(text);
            Thread.sleep(TRICKLE_MILLIS);
        }
        return "held to the end";
    }

    /** The same again and again, as fast as it is taken. */
    String flood(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        while (!target.isOver()) {
            send(bytes);
        }
        return "flooded to the end";
    }

    /** Does nothing but notice what the portal does. */
    String hold() throws IOException {
        socket.setSoTimeout(target.millisLeft());
        try {
            int first = socket.getInputStream().read();
            if (first < 0) {
                return "closed by the portal";
            }
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            return "answered and closed by the portal";
        } catch (SocketTimeoutException e) {
            return "held to the end";
        }
    }

    /** Its status; whatever else there is, is read. */
    String answer() throws IOException {
        socket.setSoTimeout(target.millisLeft());
        try {
            byte[] start = socket.getInputStream().readNBytes(STATUS_LINE);
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            return start.length < STATUS_LINE
                    ? "closed without an answer"
                    : new String(start, StandardCharsets.ISO_8859_1).substring(STATUS_LINE - 3);
        } catch (SocketTimeoutException e) {
            return "no answer";
        }
    }

    /** The whole answer to a request that asks for the end of the connection. */
    String text() throws IOException {
        socket.setSoTimeout(target.millisLeft());
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Without good-bye. */
    String reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
        return "reset";
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
