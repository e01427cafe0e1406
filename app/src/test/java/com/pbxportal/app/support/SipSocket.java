package com.pbxportal.app.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Speaks SIP with Asterisk, message by message, over UDP. */
public final class SipSocket implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final String here;
    private final String asterisk = Portal.property("pbx.asterisk.sip.host");
    private final int port = Integer.parseInt(Portal.property("pbx.asterisk.sip.port"));
    private final DatagramSocket socket;

    public SipSocket(String here) {
        this.here = here;
        try {
            socket = new DatagramSocket(new InetSocketAddress(here, 0));
            socket.setSoTimeout(PATIENCE_MILLIS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With its port, as in a Via or a Contact. */
    public String here() {
        return here + ":" + socket.getLocalPort();
    }

    /** With its port, as in a URI. */
    public String asterisk() {
        return asterisk + ":" + port;
    }

    public void send(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getByName(asterisk), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String receive() {
        try {
            DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
            socket.receive(packet);
            return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
