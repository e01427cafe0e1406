package com.pbxportal.app.api;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Requests that are wrong as HTTP, as text or as JSON, each in its own way; {@link #FORGED} is what they would log. */
final class Malformed {

    /** What an attacker would like to see as a line of the log. */
    static final String FORGED = "2026-11-26T00:00:00.000Z  INFO [main] forged : FORGED";

    /** @param refused whether every endpoint has to refuse it; else it depends, and must just do no harm */
    record Kind(String name, boolean refused, String query, List<String> headers, byte[] body, String requestLine) {

        Kind(String name) {
            this(name, true, "", List.of(), new byte[0], "%s %s HTTP/1.1");
        }

        Kind query(String more) {
            return new Kind(name, refused, more, headers, body, requestLine);
        }

        Kind headers(String... more) {
            return new Kind(name, refused, query, List.of(more), body, requestLine);
        }

        Kind body(byte[] more) {
            return new Kind(name, refused, query, headers, more, requestLine);
        }

        Kind body(String latin1) {
            return body(latin1.getBytes(StandardCharsets.ISO_8859_1));
        }

        Kind requestLine(String other) {
            return new Kind(name, refused, query, headers, body, other);
        }

        Kind harmless() {
            return new Kind(name, false, query, headers, body, requestLine);
        }

        boolean needsBodyThatIsRead() {
            return name.startsWith("JSON");
        }

        byte[] request(String method, String path, String token, String id) {
            StringBuilder head = new StringBuilder(requestLine.formatted(method, path + query)).append("\r\n");
            List<String> all = new ArrayList<>(List.of("Host: localhost", "Connection: close"));
            all.add("X-Request-Id: " + id);
            if (headers.stream().noneMatch(header -> header.startsWith("User-Agent"))) {
                all.add("User-Agent: malformed/1.0");
            }
            all.add("Authorization: Bearer " + token);
            if (headers.stream().noneMatch(header -> header.startsWith("Content-Type"))) {
                all.add("Content-Type: application/json");
            }
            if (headers.stream().noneMatch(header -> header.startsWith("Transfer-Encoding"))) {
                all.add("Content-Length: " + body.length);
            }
            all.addAll(headers);
            all.forEach(header -> head.append(header).append("\r\n"));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
            bytes.writeBytes(body);
            return bytes.toByteArray();
        }
    }

    private static final String CHUNKED = "Transfer-Encoding: chunked";
    private static final String BROKEN = "\u00ff\u00c0\u0080\u001b[31m";

    static final List<Kind> KINDS = List.of(
            new Kind("query that is no UTF-8, with a line").query("?q=%ff%0a" + FORGED.replace(" ", "%20")),
            new Kind("query with a surrogate").query("?q=%ed%a0%80"),
            new Kind("query with a lone percent sign").query("?q=%zz"),
            new Kind("query cut in an escape").query("?q=%4"),
            new Kind("query of 1,001 parameters").query("?" + "a=1&".repeat(1_000) + "a=1"),
            new Kind("query of 5,000 empty parameters").query("?" + "&".repeat(5_000)),
            new Kind("query with a line")
                    .query("?%0a" + FORGED.replace(" ", "%20") + "%1b%5b31m=1")
                    .harmless(),
            new Kind("query with raw bytes").query("?q=\u00ff"),
            new Kind("multipart without boundary")
                    .headers("Content-Type: multipart/form-data", "Idempotency-Key: m")
                    .body("x")
                    .harmless(),
            new Kind("multipart cut short")
                    .headers("Content-Type: multipart/form-data; boundary=b", "Idempotency-Key: m")
                    .body("--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n")
                    .harmless(),
            new Kind("form of 1,001 parameters")
                    .headers("Content-Type: application/x-www-form-urlencoded")
                    .body("a=1&".repeat(1_001))
                    .harmless(),
            new Kind("form that is no UTF-8")
                    .headers("Content-Type: application/x-www-form-urlencoded")
                    .body("wait=%ff%zz")
                    .harmless(),
            new Kind("charset that does not exist")
                    .headers("Content-Type: application/json; charset=bogus")
                    .body("{}"),
            new Kind("charset that is no name")
                    .headers("Content-Type: application/json; charset=\"\u0001\"")
                    .body("{}"),
            new Kind("UTF-16")
                    .headers("Content-Type: application/json; charset=utf-16")
                    .body("\u0000{\u0000}"),
            new Kind("Content-Type that is none")
                    .headers("Content-Type: " + "/;;=")
                    .body("{}"),
            new Kind("gzip").headers("Content-Encoding: gzip").body("\u001f\u008b\u0008\u0000"),
            new Kind("gzip, br").headers("Content-Encoding: identity, br").body("{}"),
            new Kind("two Authorizations").headers("Authorization: Bearer a"),
            new Kind("JSON with half a surrogate pair")
                    .body("{\"email\":\"\\ud800\",\"password\":\"\\ud800aaaaaaaa\"}")
                    .harmless(),
            new Kind("JSON with half a surrogate pair as a name")
                    .body("{\"\\udc00\":1}")
                    .harmless(),
            new Kind("JSON with a surrogate in UTF-8")
                    .body("{\"email\":\"\u00ed\u00a0\u0080\",\"password\":\"aaaaaaaa\"}")
                    .harmless(),
            new Kind("JSON that is no UTF-8")
                    .body("{\"email\":\"a\u00ff\",\"password\":\"aaaaaaaa\"}")
                    .harmless(),
            new Kind("JSON with an overlong NUL")
                    .body("{\"email\":\"\u00c0\u0080\",\"password\":\"aaaaaaaa\"}")
                    .harmless(),
            new Kind("JSON cut short").body("{\"email\":\"" + FORGED).harmless(),
            new Kind("JSON with a line in a name")
                    .body("{\"\\n" + FORGED + "\\u001b[31m\":1}")
                    .harmless(),
            new Kind("JSON nested without end")
                    .body("{\"metadata\":" + "[".repeat(5_000))
                    .harmless(),
            new Kind("JSON with a number without end")
                    .body("{\"size\":" + "9".repeat(2_000) + "}")
                    .harmless(),
            new Kind("JSON in UTF-16").body("\u00fe\u00ff\u0000{\u0000}").harmless(),
            new Kind("JSON that is empty").body("\u0000").harmless(),
            new Kind("chunk extension of 20 KB")
                    .headers(CHUNKED)
                    .body("1;" + "x".repeat(20_000) + "\r\n{\r\n0\r\n\r\n")
                    .harmless(),
            new Kind("chunk larger than can be")
                    .headers(CHUNKED)
                    .body("FFFFFFFFFFFFFFFF\r\n{}")
                    .harmless(),
            new Kind("chunk size that is no number")
                    .headers(CHUNKED)
                    .body("xyz\r\n{}\r\n0\r\n\r\n")
                    .harmless(),
            new Kind("5,000 trailers")
                    .headers(CHUNKED)
                    .body("2\r\n{}\r\n0\r\n" + "X-T: 1\r\n".repeat(5_000) + "\r\n")
                    .harmless(),
            new Kind("trailer that is none")
                    .headers(CHUNKED)
                    .body("2\r\n{}\r\n0\r\n" + BROKEN + "\r\n\r\n")
                    .harmless(),
            new Kind("transfer encoding that does not exist")
                    .headers("Transfer-Encoding: " + "bogus")
                    .body("{}"),
            new Kind("HTTP/9.9").requestLine("%s %s HTTP/9.9"),
            new Kind("no HTTP at all").requestLine("%s %s " + "FTP"),
            new Kind("method that is none").requestLine("\u001b[31m%s %s HTTP/1.1"),
            new Kind("CONNECT").requestLine("CONNECT localhost:1 HTTP/1.1"),
            new Kind("path with raw bytes").requestLine("%s %s\u00ff\u001b HTTP/1.1"),
            new Kind("path with NUL").requestLine("%s %s%%00 HTTP/1.1"),
            new Kind("path that is no UTF-8")
                    .requestLine("%s %s/%%ff%%0aFORGED HTTP/1.1")
                    .harmless(),
            new Kind("path climbing out")
                    .requestLine("%s %s/..;/../%%2e%%2e/x HTTP/1.1")
                    .harmless(),
            new Kind("two Hosts").headers("Host: other"),
            new Kind("300 headers").headers("X-Many: 1\r\n".repeat(300) + "X-Last: 1"),
            new Kind("header of 100 KB").headers("X-Long: " + "a".repeat(100_000)),
            new Kind("header with NUL").headers("X-Nul: a\u0000b"),
            new Kind("header without a name").headers(": nameless"),
            new Kind("headers that are no UTF-8")
                    .headers(
                            "User-Agent: " + BROKEN.replace("\u001b", "\t"),
                            "Accept-Language: \u00ff",
                            "Last-Event-ID: \u00ff",
                            "X-Forwarded-For: \u00ff, " + FORGED,
                            "Forwarded: for=\u00ff",
                            "Range: bytes=\u00ff",
                            "If-Modified-Since: \u00ff")
                    .harmless(),
            new Kind("key that is no text").headers("Idempotency-Key: \u00ff").harmless(),
            new Kind("Accept that is none").headers("Accept: \u00ff;;=").harmless(),
            new Kind("Origin of nowhere").headers("Origin: \u00ff://%0a").harmless(),
            new Kind("line folded into the next")
                    .headers("X-Fold: a\r\n " + FORGED)
                    .harmless());

    private Malformed() {}

    static List<Kind> readByHandlers() {
        return KINDS.stream().filter(Kind::needsBodyThatIsRead).toList();
    }

    static String printable(byte[] request) {
        return new String(Arrays.copyOf(request, Math.min(request.length, 300)), StandardCharsets.ISO_8859_1)
                .replaceAll("\\p{Cntrl}", "?");
    }
}
