package com.pbxportal.app.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** The way from the portal to a server, which a test can cut and mend. */
public final class Cable implements AutoCloseable {

    private volatile ServerSocket end;
    private final int server;
    private final AtomicBoolean cut = new AtomicBoolean();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    public Cable(int server) {
        this.server = server;
        this.end = listenAt(0);
    }

    private ServerSocket listenAt(int port) {
        try {
            ServerSocket fresh = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(() -> accept(fresh));
            return fresh;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return end.getLocalPort();
    }

    /** Ends what is connected, and whatever tries to. */
    public void cut() {
        cut.set(true);
        connections.forEach(Cable::closeQuietly);
    }

    /** As if the server were not there at all: what is connected ends, and nobody listens. */
    public void refuse() {
        try {
            end.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }

    public void mend() {
        cut.set(false);
        if (end.isClosed()) {
            end = listenAt(port());
        }
    }

    private void accept(ServerSocket from) {
        while (!from.isClosed()) {
            try {
                Socket client = from.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        connections.add(client);
        try (client) {
            if (!cut.get()) {
                try (Socket there = new Socket(InetAddress.getLoopbackAddress(), server)) {
                    connections.add(there);
                    Thread back = Thread.ofVirtual().start(() -> carry(there, client));
                    carry(client, there);
                    back.join();
                    connections.remove(there);
                }
            }
        } catch (IOException e) {
            // The server is not there: the client sees its connection end.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connections.remove(client);
        }
    }

    private static void carry(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            byte[] bytes = new byte[8192];
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                out.write(bytes, 0, read);
                out.flush();
            }
        } catch (IOException e) {
            closeQuietly(from);
            closeQuietly(to);
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        end.close();
        cut();
    }
}
