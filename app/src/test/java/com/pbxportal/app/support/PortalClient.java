package com.pbxportal.app.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The API as a client sees it. Immutable: {@link #loginAs} and {@link #with} answer a client that also sends a
 * token or a header.
 *
 * <p>Bodies are JSON text, or bytes as they are, or anything that Jackson writes (maps, lists, trees).
 */
public final class PortalClient {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Fifty clients that connect at once may need a while on a busy machine. */
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    static final JsonMapper JSON = JsonMapper.builder().build();

    private final String baseUrl;
    private final Map<String, String> headers;
    private final Supplier<Optional<ApiDocument>> document;

    private PortalClient(String baseUrl, Map<String, String> headers, Supplier<Optional<ApiDocument>> document) {
        this.baseUrl = baseUrl;
        this.headers = headers;
        this.document = document;
    }

    /** As it is sent. */
    public static String json(@Nullable Object value) {
        return JSON.writeValueAsString(value);
    }

    public static PortalClient at(int port) {
        return at("http://127.0.0.1:" + port);
    }

    public static PortalClient at(String baseUrl) {
        return new PortalClient(baseUrl, Map.of(), Optional::empty);
    }

    public PortalClient loginAs(String email, String password) {
        Answer answer = post("/api/v1/auth/login", Map.of("email", email, "password", password))
                .expect(200);
        return withToken(answer.text("access_token"));
    }

    public PortalClient withToken(String token) {
        return with("Authorization", "Bearer " + token);
    }

    public PortalClient with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new PortalClient(baseUrl, more, document);
    }

    /** Fails where an answer, or a request that was accepted, is not as the document has it. */
    PortalClient heldAgainst(Supplier<ApiDocument> truth) {
        return new PortalClient(baseUrl, headers, () -> Optional.of(truth.get()));
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path) {
        return send("POST", path, null);
    }

    public Answer post(String path, Object body) {
        return send("POST", path, body);
    }

    public Answer patch(String path) {
        return send("PATCH", path, null);
    }

    public Answer patch(String path, Object body) {
        return send("PATCH", path, body);
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, body);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    public Answer send(String method, String path, @Nullable Object body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(baseUrl + path)).timeout(PATIENCE);
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", headers.getOrDefault("Content-Type", "application/json"));
            request.method(method, publisher(body));
        }
        headers.forEach((name, value) -> {
            if (!name.equals("Content-Type")) {
                request.header(name, value);
            }
        });
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            return checked(
                    method,
                    path,
                    body,
                    new Answer(method + " " + path, response.statusCode(), response.body(), response.headers()));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Answer checked(String method, String path, @Nullable Object body, Answer answer) {
        if (path.startsWith("/api/")) {
            String sent =
                    body == null || body instanceof byte[] ? null : body instanceof String text ? text : json(body);
            boolean json = !headers.containsKey("Content-Type");
            document.get().ifPresent(truth -> assertThat(truth.untrueOf(method, path, json ? sent : null, answer))
                    .describedAs("What the description of the API does not say of %s", answer.body())
                    .isEmpty());
        }
        return answer;
    }

    private static BodyPublisher publisher(Object body) {
        return switch (body) {
            case byte[] bytes -> BodyPublishers.ofByteArray(bytes);
            case String text -> BodyPublishers.ofString(text);
            default -> BodyPublishers.ofString(JSON.writeValueAsString(body));
        };
    }

    /** Server-sent events, line by line as they come; ends with the answer. */
    public Stream<String> follow(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(baseUrl + path)).header("Accept", "text/event-stream");
        headers.forEach(request::header);
        try {
            return HTTP.send(request.build(), BodyHandlers.ofLines()).body();
        } catch (IOException e) {
            throw new UncheckedIOException("GET " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
