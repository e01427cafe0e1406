package com.pbxportal.slice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client that sends and reads as little as it likes. */
final class Dawdler implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;

    /** @param from one of 127.0.0.0/8, all of which are here */
    Dawdler(int port, String from) throws IOException {
        socket = new Socket(InetAddress.getByName("127.0.0.1"), port, InetAddress.getByName(from), 0);
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    Dawdler send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        return this;
    }

    /** Byte by byte until the server has had enough. */
    void drip(long pauseMillis) throws InterruptedException {
        try {
            while (true) {
                send(" ");
                Thread.sleep(pauseMillis);
            }
        } catch (IOException e) {
            // That is how it ends.
        }
    }

    /** All that comes until the server closes; nothing where it just closes. */
    String readToTheEnd() {
        StringBuilder text = new StringBuilder();
        try {
            for (int next = socket.getInputStream().read();
                    next >= 0;
                    next = socket.getInputStream().read()) {
                text.append((char) next);
            }
        } catch (java.net.SocketTimeoutException e) {
            throw new UncheckedIOException("Still open after " + text, e);
        } catch (IOException e) {
            // Reset after the answer.
        }
        return text.toString();
    }

    /** The head of one answer, and that is all; the connection stays. */
    String readHead() throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                break;
            }
            text.append((char) next);
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
