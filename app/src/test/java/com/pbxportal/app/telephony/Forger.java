package com.pbxportal.app.telephony;

import com.pbxportal.app.support.Device;
import com.pbxportal.app.support.Portal;
import com.pbxportal.app.support.SipSocket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in SIP what no phone would: that it is another than whose password it has. */
final class Forger implements AutoCloseable {

    private static final Pattern STATUS = Pattern.compile("SIP/2\\.0 (\\d{3}) ");
    private static final Pattern SEQUENCE = Pattern.compile("(?im)^CSeq: *(\\d+) ");
    private static final Pattern TO = Pattern.compile("(?im)^To: *(.*?)\\r?$");

    private final String asterisk = Portal.property("pbx.asterisk.sip.host");
    private final SipSocket socket = new SipSocket("127.0.0.1");

    /** One request, and one more with a digest when Asterisk asks for it. */
    private final class Dialogue {

        private final String method;
        private final String from;
        private final String to;
        private final String call = UUID.randomUUID().toString();
        private final String here = socket.here();

        private Dialogue(String method, String from, String to) {
            this.method = method;
            this.from = from;
            this.to = to;
        }

        private String uri() {
            return "sip:" + (method.equals("REGISTER") ? "" : to + "@") + socket.asterisk();
        }

        private String ask(int sequence, String more) {
            socket.send(request(method, sequence, "<sip:" + to + "@" + asterisk + ">", more));
            String answer = finalAnswer(sequence);
            if (method.equals("INVITE")) {
                socket.send(request("ACK", sequence, first(TO, answer), ""));
            }
            return answer;
        }

        private String request(String verb, int sequence, String recipient, String more) {
            return verb + " " + uri() + " SIP/2.0\r\n"
                    + "Via: SIP/2.0/UDP " + here + ";branch=z9hG4bK" + sequence + call + "\r\n"
                    + "Max-Forwards: 70\r\n"
                    + "From: <sip:" + from + "@" + asterisk + ">;tag=" + call + "\r\n"
                    + "To: " + recipient + "\r\n"
                    + "Call-ID: " + call + "\r\n"
                    + "CSeq: " + sequence + " " + verb + "\r\n"
                    + "Contact: <sip:" + from + "@" + here + ">\r\n"
                    + more
                    + "Content-Length: 0\r\n\r\n";
        }

        private String finalAnswer(int sequence) {
            String answer = socket.receive();
            while (status(answer) < 200 || !first(SEQUENCE, answer).equals(Integer.toString(sequence))) {
                answer = socket.receive();
            }
            return answer;
        }

        private String digest(String challenge, Device holder) {
            String realm = parameter("realm", challenge);
            String nonce = parameter("nonce", challenge);
            String secret = md5(holder.sipUsername() + ":" + realm + ":" + holder.sipPassword());
            String response = md5(secret + ":" + nonce + ":00000001:c:auth:" + md5(method + ":" + uri()));
            return "Authorization: Digest username=\"" + holder.sipUsername() + "\", realm=\"" + realm + "\", nonce=\""
                    + nonce + "\", uri=\"" + uri() + "\", response=\"" + response
                    + "\", algorithm=MD5, qop=auth, nc=00000001, cnonce=\"c\"\r\n";
        }
    }

    /** @return the status of what is asked without any password */
    int says(String method, String from, String to) {
        return status(new Dialogue(method, from, to).ask(1, ""));
    }

    /** @return the status of what is asked with the password of that device, whoever it is said to be from */
    int says(String method, String from, String to, Device holder) {
        Dialogue dialogue = new Dialogue(method, from, to);
        return status(dialogue.ask(2, dialogue.digest(dialogue.ask(1, ""), holder)));
    }

    private static int status(String answer) {
        Matcher line = STATUS.matcher(answer);
        return line.lookingAt() ? Integer.parseInt(line.group(1)) : 0;
    }

    private static String parameter(String name, String challenge) {
        return first(Pattern.compile("WWW-Authenticate: Digest.*\\b" + name + "=\"([^\"]*)\""), challenge);
    }

    private static String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("no " + pattern + " in " + text);
        }
        return found.group(1);
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
