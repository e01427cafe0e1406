package com.pbxportal.app.faults;

import com.pbxportal.app.support.Portal;
import com.pbxportal.app.support.SipSocket;
import java.io.UncheckedIOException;
import java.util.UUID;

/** One call from the world outside, through the trunk. */
final class Caller implements AutoCloseable {

    private final String here = Portal.property("pbx.asterisk.trunk-ip");
    private final String call = UUID.randomUUID().toString();
    private final Audio audio = new Audio(here, 1);
    private final SipSocket socket = new SipSocket(here);
    private final String number;
    private SipMessage answered = new SipMessage("");
    private int hungUp;

    private Caller(String number) {
        this.number = number;
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
        String target = "sip:" + number + "@" + socket.asterisk();
        String description = SipMessage.description(here, audio.port());
        socket.send(request("INVITE", target, "<" + target + ">", 1)
                + "Content-Type: application/sdp\r\nContent-Length: " + description.length() + "\r\n\r\n"
                + description);
        answered = finalAnswerTo("INVITE");
        socket.send(request("ACK", answered.contact(), answered.header("To"), 1) + "Content-Length: 0\r\n\r\n");
        if (answered.status() != 200) {
            throw new IllegalStateException("the call was not answered: " + answered.text());
        }
        audio.sendTo(answered.mediaPort());
    }

    /** @return what Asterisk says to it: 200 if it knew the call until now */
    int hangUp() {
        socket.send(request("BYE", answered.contact(), answered.header("To"), 2) + "Content-Length: 0\r\n\r\n");
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
        String self = socket.here();
        return method + " " + target + " SIP/2.0\r\n"
                + "Via: SIP/2.0/UDP " + self + ";branch=z9hG4bK" + method + call + "\r\n"
                + "Max-Forwards: 70\r\n"
                + "From: <sip:+15557654321@" + self + ">;tag=" + call + "\r\n"
                + "To: " + to + "\r\n"
                + "Call-ID: " + call + "\r\n"
                + "CSeq: " + sequence + " " + method + "\r\n"
                + "Contact: <sip:+15557654321@" + self + ">\r\n";
    }

    private SipMessage receive() {
        try {
            return new SipMessage(socket.receive());
        } catch (UncheckedIOException e) {
            throw new UncheckedIOException(number, e.getCause());
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
