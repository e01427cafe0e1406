package com.pbxportal.app.faults;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** As much of SIP as a telephone needs that only answers, or only calls a carrier's customer. */
record SipMessage(String text) {

    private static final Pattern MEDIA = Pattern.compile("(?m)^m=audio (\\d+) ");
    private static final Pattern STATUS = Pattern.compile("SIP/2\\.0 (\\d{3}) .*");

    /** 0: it is a request. */
    int status() {
        Matcher line = STATUS.matcher(text.lines().findFirst().orElse(""));
        return line.matches() ? Integer.parseInt(line.group(1)) : 0;
    }

    String method() {
        return header("CSeq").replaceFirst(".* ", "");
    }

    boolean isRequest(String method) {
        return text.startsWith(method + " ");
    }

    String header(String name) {
        return headers(name).stream().findFirst().orElse("");
    }

    private List<String> headers(String name) {
        return text.lines()
                .takeWhile(line -> !line.isEmpty())
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .toList();
    }

    int mediaPort() {
        Matcher media = MEDIA.matcher(text);
        if (!media.find()) {
            throw new IllegalStateException("no audio in " + text);
        }
        return Integer.parseInt(media.group(1));
    }

    /** Where what follows in this dialogue is to be sent. */
    String contact() {
        return header("Contact").replaceFirst(".*<([^>]+)>.*", "$1");
    }

    /** The answer to this request. @param more further headers, each with its line's end */
    String answer(String status, String tag, String more, String body) {
        String to = header("To");
        return "SIP/2.0 " + status + "\r\n"
                + headers("Via").stream().map(via -> "Via: " + via + "\r\n").collect(Collectors.joining())
                + "From: " + header("From") + "\r\n"
                + "To: " + (to.contains(";tag=") ? to : to + ";tag=" + tag) + "\r\n"
                + "Call-ID: " + header("Call-ID") + "\r\n"
                + "CSeq: " + header("CSeq") + "\r\n"
                + more
                + "Content-Length: " + body.length() + "\r\n\r\n"
                + body;
    }

    static String description(String address, int port) {
        return "v=0\r\no=- 1 1 IN IP4 " + address + "\r\ns=-\r\nc=IN IP4 " + address + "\r\nt=0 0\r\nm=audio " + port
                + " RTP/AVP 0\r\na=rtpmap:0 PCMU/8000\r\n";
    }
}
