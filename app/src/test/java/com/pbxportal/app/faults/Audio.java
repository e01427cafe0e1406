package com.pbxportal.app.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** One end of a call's sound: sends twenty milliseconds of its own every twenty, and counts what comes. */
final class Audio implements AutoCloseable {

    private static final int SAMPLES = 160;
    private static final int HEADER = 12;
    private static final int SOURCE_AT = 8;

    private final DatagramSocket socket;
    private final int source;
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger received = new AtomicInteger();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("audio").daemon().factory());

    Audio(String address, int source) {
        this.source = source;
        try {
            socket = new DatagramSocket(new InetSocketAddress(address, 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::listen);
    }

    int port() {
        return socket.getLocalPort();
    }

    void sendTo(int port) {
        clock.scheduleAtFixedRate(() -> send(port), 0, 20, TimeUnit.MILLISECONDS);
    }

    int sent() {
        return sent.get();
    }

    /** Packets of sound that came so far. */
    int received() {
        return received.get();
    }

    private void send(int port) {
        int number = sent.getAndIncrement();
        ByteBuffer packet = ByteBuffer.allocate(HEADER + SAMPLES)
                .put((byte) 0x80)
                .put((byte) 0)
                .putShort((short) number)
                .putInt(number * SAMPLES)
                .putInt(SOURCE_AT, source);
        try {
            socket.send(new DatagramPacket(packet.array(), packet.capacity(), InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            clock.shutdown();
        }
    }

    private void listen() {
        byte[] bytes = new byte[2048];
        while (!socket.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(bytes, bytes.length);
                socket.receive(packet);
                if (packet.getLength() == HEADER + SAMPLES) {
                    received.incrementAndGet();
                }
            } catch (IOException e) {
                return;
            }
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        socket.close();
    }
}
