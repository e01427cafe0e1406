package com.pbxportal.app.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One client's connection, kept alive. Hardly more than a socket, because it shares the processors with the portal
 * that it measures.
 */
final class HttpConnection implements Closeable {

    record Reply(int status, byte[] body) {

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        Reply expect(int expected) {
            if (status != expected) {
                throw new IllegalStateException("expected " + expected + ", got " + status + ": " + text());
            }
            return this;
        }
    }

    private static final int PATIENCE_MILLIS = 180_000;
    private static final byte[] NOTHING = {};

    private final URI portal;
    private final String headers;
    private Socket socket;
    private DataInputStream in;
    private boolean closedByPortal;

    HttpConnection(URI portal, String token) throws IOException {
        this.portal = portal;
        this.headers = " HTTP/1.1\r\nHost: " + portal.getAuthority() + "\r\nAuthorization: Bearer " + token + "\r\n";
        this.socket = connect();
        this.in = streamOf(socket);
    }

    private Socket connect() throws IOException {
        Socket connected = new Socket(portal.getHost(), portal.getPort());
        connected.setTcpNoDelay(true);
        connected.setSoTimeout(PATIENCE_MILLIS);
        return connected;
    }

    private static DataInputStream streamOf(Socket socket) throws IOException {
        return new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
    }

    Reply get(String path) throws IOException {
        return send("GET", path, NOTHING);
    }

    Reply delete(String path) throws IOException {
        return send("DELETE", path, NOTHING);
    }

    Reply post(String path, String json) throws IOException {
        return send("POST", path, json.getBytes(StandardCharsets.UTF_8));
    }

    private Reply send(String method, String path, byte[] body) throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream(512 + body.length);
        String head = method + " " + path + headers
                + (body.length == 0
                        ? "\r\n"
                        : "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n");
        request.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        request.writeBytes(body);
        if (closedByPortal) {
            socket.close();
            socket = connect();
            in = streamOf(socket);
        }
        request.writeTo(socket.getOutputStream());
        return reply();
    }

    private Reply reply() throws IOException {
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        int length = 0;
        boolean chunked = false;
        closedByPortal = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            } else if (lower.startsWith("transfer-encoding:")) {
                chunked = lower.endsWith("chunked");
            } else if (lower.startsWith("connection:")) {
                closedByPortal = lower.endsWith("close");
            }
        }
        return new Reply(status, chunked ? chunks() : in.readNBytes(length));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.writeBytes(in.readNBytes(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int c = next(in); c != '\n'; c = next(in)) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private static int next(InputStream in) throws IOException {
        int c = in.read();
        if (c < 0) {
            throw new EOFException("the portal closed the connection");
        }
        return c;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
