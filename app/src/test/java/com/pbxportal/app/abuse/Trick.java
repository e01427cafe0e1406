package com.pbxportal.app.abuse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an attacker does with a connection; done again when it has ended. Tokens come in the environment. */
enum Trick {

    /** Nearly the largest body there may be, for a token of 43 characters. */
    LARGE_BODY((line, who) -> line.connect()
            .send(post("/api/v1/auth/refresh", Large.SIZE, ""))
            .send(Large.BODY)
            .answer()),

    /** A key makes the portal keep the answer, and so look at the body. */
    LARGE_BODY_WITH_KEY((line, who) -> line.connect()
            .send(post(
                    "/api/v1/apply", Large.SIZE, bearer("END_USER") + "Idempotency-Key: " + UUID.randomUUID() + "\r\n"))
            .send(Large.BODY)
            .answer()),

    /** It wants to be held in memory. */
    LARGE_BODY_WITHOUT_END((line, who) -> line.connect()
            .send(post(who % 2 == 0 ? "/api/v1/auth/refresh" : "/api/v1/apply", Large.SIZE, bearer("END_USER")))
            .send(Large.BODY, Large.SIZE - 1000)
            .trickle("A")),

    /** Each of which would be an object of its own. */
    MANY_VALUES((line, who) -> line.connect()
            .send(post("/api/v1/auth/login", Large.VALUES.length, ""))
            .send(Large.VALUES)
            .answer()),

    REQUEST_WITHOUT_END((line, who) -> line.connect()
            .send("GET / HTTP/1.1\r\nX: ")
            .send(who % 4 == 0 ? "x".repeat(7000) : "")
            .hold()),

    SLOW_HEADERS((line, who) -> line.connect().send("GET / HTTP/1.1\r\n").trickle("X: x\r\n")),

    /** To a path that takes a body, to none, and to one that takes none. */
    SLOW_BODY((line, who) -> line.connect()
            .send(
                    switch (who % 3) {
                        case 0 -> post("/api/v1/auth/refresh", 999, "");
                        case 1 -> post("/nowhere", 999, "");
                        default -> "GET /api/v1/health HTTP/1.1\r\nHost: x\r\nContent-Length: 999\r\n\r\n";
                    })
            .trickle("a")),

    SLOW_CHUNKS((line, who) -> {
        line.connect()
                .send("POST /api/v1/auth/refresh HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n");
        line.trickle("1\r\n{\r\n", who % 4);
        line.send("0\r\n");
        return line.trickle("X: x\r\n");
    }),

    CHUNKS_WITHOUT_END((line, who) -> line.connect()
            .send("POST /api/v1/auth/refresh HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n")
            .flood("8000\r\n" + "a".repeat(0x8000) + "\r\n")),

    /** Asks for much, and does not read it. */
    READS_NOTHING((line, who) -> line.connectWithSmallWindow()
            .send(get("/openapi.json", "").repeat(100))
            .trickle(get("/openapi.json", ""))),

    READS_NO_LIST((line, who) -> line.connectWithSmallWindow()
            .send(get("/api/v1/dids?page_size=200", bearer("TENANT_ADMIN")).repeat(50))
            .trickle(get("/api/v1/dids?page_size=200", bearer("TENANT_ADMIN")))),

    SAYS_NOTHING((line, who) -> line.connect().hold()),

    /** Hundreds of requests at once, and all answers are read. */
    PIPELINE((line, who) -> line.connect()
            .send((get("/api/v1/health", "") + get("/api/v1/users", bearer("END_USER"))).repeat(150))
            .send("GET /nowhere HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            .answer()),

    SPEAKS_TLS((line, who) -> {
        byte[] noise = new byte[512];
        ThreadLocalRandom.current().nextBytes(noise);
        return line.connect()
                .send("\u0016\u0003\u0001\u0002\u0000\u0001\u0000")
                .send(noise)
                .hold();
    }),

    /** Is told to go on, and does not. */
    EXPECTS((line, who) -> line.connect()
            .send(post("/api/v1/auth/refresh", Large.SIZE, "Expect: 100-continue\r\n"))
            .hold()),

    KEEPS_ALIVE_OF_OLD((line, who) -> line.connect()
            .send("GET /api/v1/health HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
            .hold()),

    RESETS((line, who) -> {
        line.connect().send(post("/api/v1/auth/refresh", 4000, "")).send("{\"refresh_token\":\"");
        Thread.sleep(5);
        return line.reset();
    }),

    WRONG_LOGIN((line, who) -> {
        String body = "{\"email\":\"guess" + who + "@nowhere.example\",\"password\":\"wrong-horse-" + UUID.randomUUID()
                + "\"}";
        String status = line.connect()
                .send(post("/api/v1/auth/login", body.length(), ""))
                .send(body)
                .answer();
        Thread.sleep(200);
        return status;
    }),

    /** Of people who do not exist. */
    CHANGES_PASSWORD((line, who) -> {
        String body = "{\"password\":\"battery-horse-" + UUID.randomUUID() + "\"}";
        return line.connect()
                .send(request("PATCH", "/api/v1/users/" + UUID.randomUUID(), body.length(), bearer("TENANT_ADMIN")))
                .send(body)
                .answer();
    }),

    /** A session that is used for nothing but to go on. */
    REFRESHES((line, who) -> {
        String token = Refreshed.TOKENS[who];
        if (token == null) {
            token = System.getenv("REFRESH_TOKENS").split(" ")[who];
        }
        String body = "{\"refresh_token\":\"" + token + "\"}";
        String answer = line.connect()
                .send(post("/api/v1/auth/refresh", body.length(), ""))
                .send(body)
                .text();
        Matcher next = Refreshed.NEXT.matcher(answer);
        if (next.find()) {
            Refreshed.TOKENS[who] = next.group(1);
        }
        return answer.isEmpty() ? "closed without an answer" : answer.substring(9, 12);
    }),

    /** Many programs of one person, each as fast as it is answered. */
    ASKS_A_LOT((line, who) -> line.connect()
            .send("GET " + Large.LISTS[who % Large.LISTS.length] + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                    + bearer("END_USER") + "\r\n")
            .answer()),

    /** All of them wait for the answer to the same request. */
    SAME_KEY((line, who) -> {
        String body = "{\"email\":\"same@siege.example\",\"full_name\":\"Same\",\"role\":\"end_user\","
                + "\"password\":\"battery-staple-horse\"}";
        return line.connect()
                .send(post(
                        "/api/v1/users",
                        body.length(),
                        bearer("TENANT_ADMIN") + "Idempotency-Key: " + System.nanoTime() / 1_000_000_000 + "\r\n"))
                .send(body)
                .answer();
    });

    /** @return what came of it */
    interface Play {
        String with(Line line, int who) throws IOException, InterruptedException;
    }

    private final Play play;

    Trick(Play play) {
        this.play = play;
    }

    String play(Line line, int who) throws IOException, InterruptedException {
        return play.with(line, who);
    }

    /** Of this trick so many, from so many addresses. */
    String times(int number, int addresses) {
        return name() + "=" + number + "@" + addresses;
    }

    String times(int number) {
        return times(number, 1);
    }

    /** What is made once, and only if it is needed. */
    private static final class Large {

        static final int SIZE = 7_900_000;
        static final byte[] BODY = body();
        static final byte[] VALUES =
                ("{\"email\":[" + "{},".repeat(2_600_000) + "{}]}").getBytes(StandardCharsets.US_ASCII);
        static final String[] LISTS = {
            "/api/v1/dids?page_size=200",
            "/api/v1/users?q=an&page_size=200",
            "/api/v1/devices?page_size=200",
            "/openapi.json"
        };

        private static byte[] body() {
            byte[] body = new byte[SIZE];
            Arrays.fill(body, (byte) 'A');
            byte[] start = "{\"refresh_token\":\"".getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(start, 0, body, 0, start.length);
            body[SIZE - 2] = '"';
            body[SIZE - 1] = '}';
            return body;
        }
    }

    private static final class Refreshed {

        static final String[] TOKENS = new String[100];
        static final Pattern NEXT = Pattern.compile("\"refresh_token\"\\s*:\\s*\"([^\"]+)\"");
    }

    private static String post(String path, int length, String headers) {
        return request("POST", path, length, headers);
    }

    private static String request(String method, String path, int length, String headers) {
        return method + " " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n"
                + headers + "Content-Length: " + length + "\r\n\r\n";
    }

    private static String get(String path, String headers) {
        return "GET " + path + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n";
    }

    private static String bearer(String who) {
        return "Authorization: Bearer " + System.getenv("TOKEN_OF_" + who) + "\r\n";
    }
}
