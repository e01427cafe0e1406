package com.pbxportal.app.abuse;

import com.pbxportal.app.support.PortalClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An administrator of a tenant, at work: eight requests a second, whether those before have been answered or not. Every
 * other one is sent on a connection of its own, as somebody does who has just come. Beside it, a load balancer asks for
 * health.
 */
final class NormalClient {

    /** Nobody waits longer. */
    static final Duration PATIENCE = Duration.ofSeconds(6);

    /** None that attackers have. */
    private static final InetAddress ADDRESS = new InetSocketAddress("127.0.9.9", 0).getAddress();

    private static final int REQUESTS_A_SECOND = 8;
    private static final int HEALTH_EVERY = 4;
    private static final String MIX =
            "list get search patch get health list search get list post search patch get list search get patch health "
                    + "list search login get list";

    private final Besieged portal;
    private final Supplier<URI> health;
    private final String email;
    private final String password;
    private final String token;
    private final List<String> users;
    private final List<String> numbers;
    private final HttpClient kept;
    private final AtomicInteger next = new AtomicInteger();

    NormalClient(Besieged portal, Estate estate) {
        this.portal = portal;
        this.health = portal::health;
        this.email = estate.adminEmail();
        this.password = estate.adminPassword();
        this.token = estate.adminToken();
        this.users = estate.users();
        this.numbers = estate.numbers();
        this.kept = connecting();
    }

    private HttpClient connecting() {
        HttpClient.Builder builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE);
        return portal.address().equals(Besieged.IPV4)
                ? builder.localAddress(ADDRESS).build()
                : builder.build();
    }

    /** Works as long as that holds, and returns when the last answer has come. */
    Observation workWhile(BooleanSupplier condition) throws InterruptedException {
        Queue<Sight> sights = new ConcurrentLinkedQueue<>();
        Queue<Sight> healths = new ConcurrentLinkedQueue<>();
        long pause = TimeUnit.SECONDS.toNanos(1) / REQUESTS_A_SECOND;
        try (ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor()) {
            long due = System.nanoTime();
            for (int tick = 0; condition.getAsBoolean(); tick++) {
                requests.execute(() -> sights.add(request(next.getAndIncrement())));
                if (tick % HEALTH_EVERY == 0) {
                    requests.execute(() -> healths.add(health()));
                }
                due += pause;
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            }
        }
        return new Observation(List.copyOf(sights), List.copyOf(healths));
    }

    Observation workFor(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        return workWhile(() -> System.nanoTime() < end);
    }

    /** Each kind of request once, one after the other. */
    Observation once() {
        int kinds = MIX.split(" ").length;
        List<Sight> sights = new ArrayList<>();
        for (int number = 0; number < kinds; number++) {
            sights.add(request(number));
        }
        return new Observation(sights, List.of(health()));
    }

    private Sight request(int number) {
        String[] mix = MIX.split(" ");
        String what = mix[number % mix.length];
        String user = users.get(number % users.size());
        return switch (what) {
            case "list" -> sight(number, what, 200, "GET", "/api/v1/dids?page_size=50", null);
            case "search" -> sight(number, what, 200, "GET", "/api/v1/users?q=Person&page_size=20", null);
            case "get" -> sight(number, what, 200, "GET", "/api/v1/dids/" + numbers.get(number % numbers.size()), null);
            case "patch" ->
                sight(number, what, 200, "PATCH", "/api/v1/users/" + user, Map.of("full_name", "Person " + number));
            case "post" -> sight(number, what, 201, "POST", "/api/v1/users", newcomer());
            case "login" ->
                sight(number, what, 200, "POST", "/api/v1/auth/login", Map.of("email", email, "password", password));
            default -> sight(number, what, 200, "GET", "/api/v1/health", null);
        };
    }

    private static Map<String, String> newcomer() {
        return Map.of(
                "email",
                "new" + System.nanoTime() + "@siege.example",
                "full_name",
                "Newcomer",
                "password",
                "correct-horse-battery",
                "role",
                "end_user");
    }

    private Sight sight(int number, String what, int expected, String method, String path, @Nullable Object body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(portal.uri().resolve(path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(PortalClient.json(body)));
        if (!what.equals("login")) {
            request.header("Authorization", "Bearer " + token);
        }
        if (number % 2 == 0) {
            return send(kept, request.build(), what, expected);
        }
        try (HttpClient fresh = connecting()) {
            return send(fresh, request.build(), what, expected);
        }
    }

    private Sight health() {
        try (HttpClient fresh = connecting()) {
            return send(
                    fresh,
                    HttpRequest.newBuilder(health.get()).timeout(PATIENCE).build(),
                    "health of its own",
                    200);
        }
    }

    private static Sight send(HttpClient client, HttpRequest request, String what, int expected) {
        long begun = System.nanoTime();
        int status = 0;
        String problem = "";
        try {
            var answer = client.send(request, BodyHandlers.ofString());
            status = answer.statusCode();
            problem = status == expected ? "" : status + " " + answer.body();
        } catch (IOException e) {
            problem = e.toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            problem = e.toString();
        }
        return new Sight(what, status, problem, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
    }
}
