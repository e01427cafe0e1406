package com.pbxportal.app.web.security;

import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** What needs no login. Everything else does; a new endpoint is closed until it says who may call it. */
public final class OpenEndpoints {

    public record Endpoint(HttpMethod method, String pattern) {

        /** What may be read may be asked for its headers: load balancers do. */
        RequestMatcher matcher() {
            RequestMatcher same = matcher(method);
            return method == HttpMethod.GET ? new OrRequestMatcher(same, matcher(HttpMethod.HEAD)) : same;
        }

        private RequestMatcher matcher(HttpMethod method) {
            return PathPatternRequestMatcher.withDefaults().matcher(method, pattern);
        }
    }

    public static final Endpoint HEALTH = new Endpoint(HttpMethod.GET, "/api/v1/health");
    public static final Endpoint LOGIN = new Endpoint(HttpMethod.POST, "/api/v1/auth/login");

    public static final List<Endpoint> ALL = List.of(
            LOGIN,
            new Endpoint(HttpMethod.POST, "/api/v1/auth/refresh"),
            HEALTH,
            new Endpoint(HttpMethod.GET, "/"),
            new Endpoint(HttpMethod.GET, "/openapi.json"),
            new Endpoint(HttpMethod.GET, "/openapi.json/swagger-config"),
            new Endpoint(HttpMethod.GET, "/docs"),
            new Endpoint(HttpMethod.GET, "/swagger-ui/**"));

    private OpenEndpoints() {}

    static RequestMatcher matcher() {
        return new OrRequestMatcher(ALL.stream().map(Endpoint::matcher).toList());
    }
}
