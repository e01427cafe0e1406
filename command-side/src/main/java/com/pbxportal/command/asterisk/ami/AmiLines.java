package com.pbxportal.command.asterisk.ami;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Lines as they come out of a socket. What is not taken stays there, and Asterisk waits. */
final class AmiLines {

    /** Asterisk's own are 1,000 characters and less, but for lists of contacts. */
    private static final int LONGEST = 1 << 16;

    private final Socket socket;
    private final InputStream in;
    private final byte[] buffer = new byte[LONGEST];
    private int from;
    private int to;

    AmiLines(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
    }

    /**
     * The next line, without its end.
     *
     * @param deadline by {@link System#nanoTime()}
     * @param silence the longest time without a single byte
     * @throws SocketTimeoutException if one of them is over
     */
    String next(long deadline, Duration silence) throws IOException {
        int end = endOfLine(from);
        while (end < 0) {
            int seen = to - from;
            fill(deadline, silence);
            end = endOfLine(from + seen);
        }
        int last = end > from && buffer[end - 1] == '\r' ? end - 1 : end;
        String line = new String(buffer, from, last - from, StandardCharsets.UTF_8);
        from = end + 1;
        return line;
    }

    private int endOfLine(int start) {
        for (int i = start; i < to; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private void fill(long deadline, Duration silence) throws IOException {
        if (to - from == buffer.length) {
            throw new IOException("A line of more than " + LONGEST + " bytes");
        }
        System.arraycopy(buffer, from, buffer, 0, to - from);
        to -= from;
        from = 0;
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            throw new SocketTimeoutException();
        }
        // Rounded up: afterwards it is over.
        socket.setSoTimeout(Math.toIntExact(Math.min(TimeUnit.NANOSECONDS.toMillis(left) + 1, silence.toMillis() + 1)));
        int read = in.read(buffer, to, buffer.length - to);
        if (read < 0) {
            throw new EOFException();
        }
        to += read;
    }
}
