package com.pbxportal.app.faults;

import com.pbxportal.app.support.Portal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** One call from the world outside, through the trunk. */
final class Caller implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final String here = Portal.property("pbx.asterisk.trunk-ip");
    private final String asterisk = Portal.property("pbx.asterisk.sip.host");
    private final int port = Integer.parseInt(Portal.property("pbx.asterisk.sip.port"));
    private final String call = UUID.randomUUID().toString();
    private final Audio audio = new Audio(here, 1);
    private final DatagramSocket socket;
    private final String number;
    private SipMessage answered = new SipMessage("");
    private int hungUp;

    private Caller(String number) {
        this.number = number;
        try {
            socket = new DatagramSocket(new InetSocketAddress(here, 0));
            socket.setSoTimeout(PATIENCE_MILLIS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns when somebody has picked up. */
    static Caller of(String number) {
        Caller caller = new Caller(number);
        caller.dial();
        return caller;
    }

    Audio audio() {
        return audio;
    }

    private void dial() {
        String target = "sip:" + number + "@" + asterisk + ":" + port;
        String description = SipMessage.description(here, audio.port());
        send(request("INVITE", target, "<" + target + ">", 1)
                + "Content-Type: application/sdp\r\nContent-Length: " + description.length() + "\r\n\r\n"
                + description);
        answered = finalAnswerTo("INVITE");
        send(request("ACK", answered.contact(), answered.header("To"), 1) + "Content-Length: 0\r\n\r\n");
        if (answered.status() != 200) {
            throw new IllegalStateException("the call was not answered: " + answered.text());
        }
        audio.sendTo(answered.mediaPort());
    }

    /** @return what Asterisk says to it: 200 if it knew the call until now */
    int hangUp() {
        send(request("BYE", answered.contact(), answered.header("To"), 2) + "Content-Length: 0\r\n\r\n");
        hungUp = finalAnswerTo("BYE").status();
        return hungUp;
    }

    private SipMessage finalAnswerTo(String method) {
        SipMessage message = receive();
        while (message.status() < 200 || !message.method().equals(method)) {
            message = receive();
        }
        return message;
    }

    private String request(String method, String target, String to, int sequence) {
        String self = here + ":" + socket.getLocalPort();
        return method + " " + target + " SIP/2.0\r\n"
                + "Via: SIP/2.0/UDP " + self + ";branch=z9hG4bK" + method + call + "\r\n"
                + "Max-Forwards: 70\r\n"
                + "From: <sip:+15557654321@" + self + ">;tag=" + call + "\r\n"
                + "To: " + to + "\r\n"
                + "Call-ID: " + call + "\r\n"
                + "CSeq: " + sequence + " " + method + "\r\n"
                + "Contact: <sip:+15557654321@" + self + ">\r\n";
    }

    private void send(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getByName(asterisk), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SipMessage receive() {
        try {
            DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
            socket.receive(packet);
            return new SipMessage(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(number, e);
        }
    }

    @Override
    public void close() {
        if (hungUp == 0 && answered.status() == 200) {
            hangUp();
        }
        audio.close();
        socket.close();
    }
}
