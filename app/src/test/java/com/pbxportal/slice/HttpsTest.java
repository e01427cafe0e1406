package com.pbxportal.slice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** With a certificate of its own, and a plain port that only redirects: counted and paced like any other. */
@TestPropertySource(
        properties = {
            "pbx.https.redirect=true",
            "pbx.http.connections.in-all=12",
            "pbx.http.connections.per-address=4",
            "pbx.http.pace.grace=1s",
            "pbx.http.pace.rest=300ms"
        })
class HttpsTest extends SliceTest {

    private static final int PLAIN_PORT = freePort();

    @DynamicPropertySource
    static void certificate(DynamicPropertyRegistry registry) throws IOException, InterruptedException {
        Path store = Files.createTempDirectory("pbx-tls-").resolve("store.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-alias",
                        "portal",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .start();
        keytool.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
        assertThat(keytool.waitFor()).isZero();
        registry.add("server.ssl.key-store", store::toString);
        registry.add("server.ssl.key-store-password", () -> "changeit");
        registry.add("pbx.https.http-port", () -> PLAIN_PORT);
    }

    @Test
    void answers_and_goes_on_after_a_refusal_that_left_a_small_body() throws Exception {
        try (Socket client = tls("127.0.0.1")) {
            send(client, "POST /nope HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nabcd");
            send(client, "GET /api/v1/health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

            assertThat(toTheEnd(client)).contains("HTTP/1.1 401", "HTTP/1.1 200", "\"status\"");
        }
    }

    @Test
    void does_not_wait_for_the_body_of_what_it_has_refused() throws Exception {
        try (Socket client = tls("127.0.0.1")) {
            send(client, "POST /nope HTTP/1.1\r\nHost: x\r\nContent-Length: 9999\r\n\r\n");

            assertThat(toTheEnd(client)).contains("HTTP/1.1 401");
        }
    }

    @Test
    void sends_a_large_answer_whole() throws Exception {
        try (Socket client = tls("127.0.0.1")) {
            send(client, "GET /swagger-ui/swagger-ui-bundle.js HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

            String answer = toTheEnd(client);
            int length = Integer.parseInt(answer.replaceFirst("(?s).*\r\nContent-Length: (\\d+)\r\n.*", "$1"));
            assertThat(length).isGreaterThan(500_000);
            assertThat(answer.substring(answer.indexOf("\r\n\r\n") + 4)).hasSize(length);
        }
    }

    @Test
    void both_ports_count_together_and_who_has_fewer_gets_a_place() throws Exception {
        List<Socket> silent = new ArrayList<>();
        try {
            for (int address = 2; address < 7; address++) {
                for (int i = 0; i < 4; i++) {
                    silent.add(plain("127.0.0." + address));
                }
            }
            try (Socket other = tls("127.0.0.99")) {
                send(other, "GET /api/v1/health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
                assertThat(toTheEnd(other)).contains("HTTP/1.1 200");
            }
            try (Socket other = plain("127.0.0.98")) {
                send(other, "GET /docs HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
                assertThat(toTheEnd(other)).contains("HTTP/1.1 308");
            }
        } finally {
            for (Socket socket : silent) {
                socket.close();
            }
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Socket plain(String from) throws IOException {
        return patient(new Socket(InetAddress.getByName("127.0.0.1"), PLAIN_PORT, InetAddress.getByName(from), 0));
    }

    private Socket tls(String from) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new TrustsAll()}, null);
        return patient(context.getSocketFactory()
                .createSocket(InetAddress.getByName("127.0.0.1"), port, InetAddress.getByName(from), 0));
    }

    private static Socket patient(Socket socket) throws IOException {
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    /** Also where it ends without the farewell of TLS. */
    private static String toTheEnd(Socket socket) {
        StringBuilder text = new StringBuilder();
        try {
            for (int next = socket.getInputStream().read();
                    next >= 0;
                    next = socket.getInputStream().read()) {
                text.append((char) next);
            }
        } catch (IOException e) {
            text.append(" [").append(e).append(']');
        }
        return text.toString();
    }

    private static final class TrustsAll implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
