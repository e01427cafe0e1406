package com.pbxportal.app.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** HTTP as no client library would send it: bytes to a socket, and what comes back until it is closed. */
public final class RawHttp {

    private static final int PATIENCE_MILLIS = 60_000;

    /** @param status 0 where nothing came back. @param headers names in lower case */
    public record Reply(int status, Map<String, String> headers, String body) {

        /** A problem document whose request id is also in the header. */
        public Reply expectProblem(String what) {
            assertThat(headers).describedAs(what).containsEntry("content-type", "application/problem+json");
            JsonNode problem = PortalClient.JSON.readTree(body);
            assertThat(problem.path("status").asInt()).describedAs(what).isEqualTo(status);
            assertThat(problem.path("code").asString()).describedAs(what).isNotBlank();
            assertThat(problem.path("request_id").asString())
                    .describedAs(what)
                    .isNotBlank()
                    .isEqualTo(headers.get("x-request-id"));
            return this;
        }
    }

    private RawHttp() {}

    public static Reply send(int port, byte[] request) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            try {
                socket.getOutputStream().write(request);
                socket.getOutputStream().flush();
            } catch (IOException e) {
                // The server answers and closes before it has read all of it.
            }
            return parse(readToTheEnd(socket));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A reset after the answer takes nothing of it away. */
    private static byte[] readToTheEnd(Socket socket) {
        ByteArrayOutputStream reply = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(reply);
        } catch (IOException e) {
            assertThat(reply.size()).describedAs("an answer before %s", e).isPositive();
        }
        return reply.toByteArray();
    }

    private static Reply parse(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return new Reply(0, Map.of(), text);
        }
        String[] head = text.substring(0, end).split("\r\n");
        Map<String, String> headers = new LinkedHashMap<>();
        for (int line = 1; line < head.length; line++) {
            String[] pair = head[line].split(": ?", 2);
            headers.put(pair[0].toLowerCase(Locale.ROOT), pair[1]);
        }
        String body = text.substring(end + 4);
        if ("chunked".equals(headers.get("transfer-encoding"))) {
            body = body.replaceAll("(?m)^[0-9a-f]+\r\n", "").replace("\r\n", "");
        }
        return new Reply(Integer.parseInt(head[0].split(" ")[1]), headers, body);
    }
}
